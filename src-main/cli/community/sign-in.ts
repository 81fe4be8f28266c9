import { randomUUID } from 'node:crypto'
import type { TokenResponse } from '@shared/api/contract'
import { appError, type AppError } from '@shared/errors'
import { err, ok, type Result } from '@shared/result'
import type { PlaceHead } from '@shared/state/document'
import { parseAddress } from '@core/sync/address'
import { createServiceClient } from '@core/sync/client'
import { askForLogin, awaitLogin } from '@core/sync/device-login'
import { printablePath as printable } from '../format-report'
import { exitStatus, type CliIo } from '../io'
import { faultText } from './fault-text'
import { loginFileIn } from './login-file'
import { loginsIn, type CommunityDeps } from './session'

const usage = 'Usage: sign-in ADDRESS [--json]\n'
const client = 'firstlayer-cli'
const patienceMs = 20_000

/** `sign-in`: a code that the member confirms in a browser, on this computer or any other (RFC 8628). */
export const createSignIn =
  (deps: CommunityDeps) =>
  async (args: readonly string[], io: CliIo): Promise<number> => {
    const json = args.includes('--json')
    const [typed, ...more] = args.filter((arg) => arg !== '--json')
    if (typed === undefined || typed.startsWith('-') || more.length > 0) {
      io.err(`${typed === undefined ? 'Which service?' : 'One address, and nothing else.'}\n${usage}`)
      return exitStatus.failed
    }
    const address = parseAddress(typed)
    if (!address.ok) {
      io.err('That is no address of a service: it begins with https://, or is on this computer.\n')
      return exitStatus.failed
    }
    const signedIn = await signIn(deps, address.value, json, io)
    if (!signedIn.ok) {
      io.err(`${refusalText(signedIn.error)}\n`)
      return exitStatus.failed
    }
    const { name, member } = signedIn.value
    io.out(
      json
        ? `${JSON.stringify({ event: 'signed-in', address: address.value, name, member })}\n`
        : `You are signed in to ${printable(name)}.\n`,
    )
    return exitStatus.ok
  }

async function signIn(
  deps: CommunityDeps,
  address: string,
  json: boolean,
  io: CliIo,
): Promise<Result<PlaceHead, AppError>> {
  const { signal } = new AbortController()
  const about = await createServiceClient({ address, key: null, signal }).about()
  if (!about.ok) return about
  if (!about.value.signIn) return err(appError('not-possible-here'))
  const asked = await askForLogin(address, client, signal)
  if (!asked.ok) return asked
  const { user_code: code, verification_uri: page, verification_uri_complete: link } = asked.value
  if (json) io.out(`${JSON.stringify({ event: 'confirm', code, page, link })}\n`)
  else
    io.out(
      `Open ${page} in a browser, on any computer, sign in there, and confirm this code:\n\n    ${code}\n\n`,
    )
  const tokens = await awaitLogin(address, client, asked.value, signal)
  if (!tokens.ok) return tokens
  return keep(deps, { address, service: about.value.service, name: about.value.name }, tokens.value)
}

/** What was kept before is ended at its service: one terminal has one login. */
async function keep(
  { folder, clock }: CommunityDeps,
  at: Required<Pick<PlaceHead, 'address' | 'service' | 'name'>> & { readonly address: string },
  tokens: TokenResponse,
): Promise<Result<PlaceHead, AppError>> {
  const signal = AbortSignal.timeout(patienceMs)
  const me = await createServiceClient({ address: at.address, key: tokens.access_token, signal }).me()
  if (!me.ok) return me
  const { member } = me.value
  const head: PlaceHead = { ...at, id: randomUUID(), kind: 'service', member, site: null }
  const file = loginFileIn(folder)
  await file.inTurn(async () => {
    const before = await file.read()
    if (before !== null) await loginsIn(file, before.head, clock).signOut(before.head)
    await loginsIn(file, head, clock).keepTokens(head, tokens)
  })
  return ok(head)
}

/** `forbidden` is a no on the page, `not-found` a code that nobody confirmed in its quarter of an hour. */
function refusalText(error: AppError): string {
  if (error.code === 'forbidden') return 'It was refused on the page. Nothing has changed.'
  if (error.code === 'not-found') return 'Nobody confirmed the code in time. Nothing has changed.'
  return faultText(error)
}
