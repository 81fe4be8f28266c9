import type { DeviceResponse } from '@shared/api/contract'
import { appError, type AppError } from '@shared/errors'
import type { Handlers } from '@shared/ipc/contract'
import { err, ok, type Result } from '@shared/result'
import type { PlaceHead } from '@shared/state/document'
import { currentPlace } from '@shared/state/state'
import { sitesOf } from '../projection/app-state'
import { shippedSites } from '@shared/assisted/shipped'
import { parseAddress } from '../sync/address'
import { createServiceClient } from '../sync/client'
import { askForLogin, awaitLogin } from '../sync/device-login'
import { done, type Context } from './context'

const patienceMs = 15_000
const app = 'firstlayer-app'

/** A code that waits for the member to confirm it in the browser. */
type SigningIn = {
  readonly address: string
  readonly device: DeviceResponse
  readonly abort: AbortController
}

export function placeHandlers(
  context: Context,
): Pick<
  Handlers,
  | 'place.probe'
  | 'place.choose'
  | 'place.sign-in'
  | 'place.sign-in-wait'
  | 'place.sign-in-stop'
  | 'place.sign-out'
  | 'place.switch'
  | 'sites.save'
> {
  const { store, deps, newId, chosePlace, logins } = context
  let signingIn: SigningIn | null = null

  const choose = async (head: PlaceHead): Promise<Result<Record<string, never>, AppError>> => {
    const stored = await store.commit(() => [
      { change: 'place-put', place: head },
      { change: 'place-chosen', place: head.id },
    ])
    if (stored.ok) chosePlace()
    return done(stored)
  }
  const places = () => [...store.state.places.values()].map(({ head }) => head)
  const fresh = { address: null, service: null, member: null, site: null }

  const choosePractice = async () => {
    const known = places().filter(({ kind }) => kind === 'practice')
    const [latest] = known.slice(-1)
    if (!latest) return choose({ ...fresh, id: newId(), kind: 'practice', name: 'Practice' })
    // Another practice service than the one before, as after its data were erased: it gets a place of its own.
    const service = await practiceService()
    const same = known.find((head) => head.service === null || service === null || head.service === service)
    return choose(same ?? { ...fresh, id: newId(), kind: 'practice', name: 'Practice', service })
  }

  const practiceService = async (): Promise<string | null> => {
    const where = await deps.serviceHost.connect()
    if (!where.ok) return null
    const about = await createServiceClient({
      ...where.value,
      signal: AbortSignal.timeout(patienceMs),
    }).about()
    return about.ok ? about.value.service : null
  }

  /** The place of a member at a service: the one there is, or a new one, so that no two accounts share anything. */
  const chooseService = async (
    typed: string,
    key: string,
    keep: (head: PlaceHead) => Promise<void>,
  ): Promise<Result<Record<string, never>, AppError>> => {
    const address = parseAddress(typed)
    if (!address.ok) return address
    const client = createServiceClient({
      address: address.value,
      key,
      signal: AbortSignal.timeout(patienceMs),
    })
    const about = await client.about()
    if (!about.ok) return about
    if (about.value.kind !== 'community')
      return err(appError('not-possible-here', { name: about.value.name }))
    const me = await client.me()
    if (!me.ok) return me
    const { service, name } = about.value
    const { member } = me.value
    const known = places().find((head) => head.service === service && head.member === member)
    const head: PlaceHead = {
      ...(known ?? { ...fresh, id: newId(), kind: 'service' }),
      address: address.value,
      name,
      service,
      member,
    }
    await keep(head)
    return choose(head)
  }

  const chooseAssisted = (id: string) => {
    const site = sitesOf(store.state, shippedSites()).find((one) => one.id === id)
    if (!site) return Promise.resolve(err(appError('not-found', { site: id })))
    const known = places().find((head) => head.kind === 'assisted' && head.site === id)
    return choose(known ?? { ...fresh, id: newId(), kind: 'assisted', name: site.name, site: id })
  }

  return {
    'place.probe': async ({ address: typed }) => {
      const address = parseAddress(typed)
      if (!address.ok) return address
      const signal = AbortSignal.timeout(patienceMs)
      const about = await createServiceClient({ address: address.value, key: null, signal }).about()
      if (!about.ok) return about
      const { name, kind, signIn } = about.value
      return ok({ name, kind, signIn })
    },
    'place.sign-in': async ({ address: typed }) => {
      const address = parseAddress(typed)
      if (!address.ok) return address
      signingIn?.abort.abort()
      const abort = new AbortController()
      const asked = await askForLogin(address.value, app, abort.signal)
      if (!asked.ok) return asked
      signingIn = { address: address.value, device: asked.value, abort }
      const { user_code: code, verification_uri: page, verification_uri_complete: link } = asked.value
      return ok({ code, page, opened: await deps.desktop.openExternal(link) })
    },
    'place.sign-in-wait': async () => {
      const own = signingIn
      if (own === null) return err(appError('not-found'))
      const tokens = await awaitLogin(own.address, app, own.device, own.abort.signal)
      if (signingIn === own) signingIn = null
      if (!tokens.ok) return tokens
      return chooseService(own.address, tokens.value.access_token, (head) =>
        logins.keepTokens(head, tokens.value),
      )
    },
    'place.sign-in-stop': () => {
      signingIn?.abort.abort()
      signingIn = null
      return Promise.resolve(ok({}))
    },
    'place.sign-out': async () => {
      const place = currentPlace(store.state)
      if (place?.head.kind !== 'service') return err(appError('not-possible-here', { choose: 'place' }))
      await logins.signOut(place.head)
      chosePlace()
      return ok({})
    },
    'place.choose': (input) => {
      switch (input.kind) {
        case 'practice':
          return choosePractice()
        case 'service':
          return chooseService(input.address, input.key, (head) => logins.keepKey(head, input.key))
        case 'assisted':
          return chooseAssisted(input.site)
      }
    },
    'place.switch': async ({ place }) => {
      const known = store.state.places.get(place)
      if (!known) return err(appError('not-found', { place }))
      return choose(known.head)
    },
    'sites.save': async ({ site }) => done(await store.commit(() => [{ change: 'site-put', site }])),
  }
}
