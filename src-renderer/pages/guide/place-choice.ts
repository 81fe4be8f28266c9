import type { AppError } from '@shared/errors'
import type { MessageId } from '@shared/i18n/catalogue'
import { useState } from 'react'
import { useActions, useApp, useAppState } from '../../store/context'

export type PlaceKind = 'assisted' | 'service' | 'practice'
export type Probe =
  | { readonly status: 'none' }
  | { readonly status: 'asking' }
  | {
      readonly status: 'found'
      readonly name: string
      readonly kind: 'practice' | 'community'
      readonly signIn: boolean
    }
  | { readonly status: 'failed'; readonly error: AppError }

/** What the member confirms in the browser, while that is waited for. */
export type SigningIn = { readonly code: string; readonly page: string; readonly opened: boolean }

export type PlaceChoice = {
  readonly kind: PlaceKind | null
  readonly pick: (kind: PlaceKind) => void
  readonly address: string
  readonly setAddress: (address: string) => void
  readonly key: string
  readonly setKey: (key: string) => void
  readonly probe: Probe
  readonly signingIn: SigningIn | null
  readonly stopSigningIn: () => void
  readonly ask: () => void
  readonly site: string | null
  readonly setSite: (site: string) => void
  readonly ready: boolean
  readonly buttonText: MessageId
  /** True once main has taken it. */
  readonly choose: () => Promise<boolean>
}

const buttonTexts: Readonly<Record<PlaceKind, MessageId>> = {
  assisted: 'guide.assisted.choose',
  service: 'guide.service.connect',
  practice: 'guide.practice.choose',
}

/** `rewards.example` is meant as https; an address that names its scheme is taken as it is. */
export const withScheme = (address: string): string =>
  /^[a-z][a-z0-9+.-]*:\/\//iu.test(address.trim()) ? address.trim() : `https://${address.trim()}`

/** What the member has chosen so far in *Where do your points live?* */
export function usePlaceChoice(): PlaceChoice {
  const place = useAppState((state) => state.place)
  const sites = useAppState((state) => state.sites)
  const bridge = useApp((store) => store.bridge)
  const { ask } = useActions()
  const [kind, setKind] = useState<PlaceKind | null>(place.kind === 'none' ? null : place.kind)
  const [address, setAddress] = useState(place.kind === 'service' ? place.address : '')
  const [key, setKey] = useState('')
  const [probe, setProbe] = useState<Probe>({ status: 'none' })
  const [signingIn, setSigningIn] = useState<SigningIn | null>(null)
  const [picked, setSite] = useState<string | null>(place.kind === 'assisted' ? place.site.id : null)
  const site = picked ?? sites[0]?.id ?? null

  const ready =
    kind === 'practice' ||
    (kind === 'assisted' && site !== null) ||
    (kind === 'service' && probe.status === 'found' && (probe.signIn || key.trim() !== ''))

  const signIn = async (): Promise<boolean> => {
    const asked = await ask('place.sign-in', { address: withScheme(address) })
    if (!asked.ok) return false
    setSigningIn(asked.value)
    const signedIn = await ask('place.sign-in-wait', {})
    setSigningIn(null)
    return signedIn.ok
  }

  return {
    kind,
    pick: setKind,
    address,
    setAddress: (next) => {
      setAddress(next)
      setProbe({ status: 'none' })
    },
    key,
    setKey,
    probe,
    signingIn,
    stopSigningIn: () => void ask('place.sign-in-stop', {}),
    ask: () => {
      if (address.trim() === '') return
      setProbe({ status: 'asking' })
      void bridge
        .request('place.probe', { address: withScheme(address) })
        .then((answer) =>
          setProbe(
            answer.ok ? { status: 'found', ...answer.value } : { status: 'failed', error: answer.error },
          ),
        )
    },
    site,
    setSite,
    ready,
    buttonText:
      kind === null
        ? 'guide.choose'
        : kind === 'service' && probe.status === 'found' && probe.signIn
          ? 'guide.service.signIn'
          : buttonTexts[kind],
    choose: async () => {
      if (kind === 'practice') return (await ask('place.choose', { kind })).ok
      if (kind === 'assisted' && site !== null) return (await ask('place.choose', { kind, site })).ok
      if (kind === 'service') {
        if (probe.status === 'found' && probe.signIn) return signIn()
        return (await ask('place.choose', { kind, address: withScheme(address), key: key.trim() })).ok
      }
      return false
    },
  }
}
