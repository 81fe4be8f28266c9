import type { About } from '@shared/api/contract'
import { appError, type AppError } from '@shared/errors'
import { err, ok, type Result } from '@shared/result'
import type { PlaceHead } from '@shared/state/document'
import type { Clock } from '@shared/time'
import type { ServiceClient } from '@core/sync/client'
import { reach } from '@core/sync/connect'
import { createLogins, type Logins } from '@core/sync/logins'
import { exitStatus, type CliIo } from '../io'
import { faultText } from './fault-text'
import { loginFileIn, type LoginFile } from './login-file'

/** What the commands that ask a community's service need of the world around them. */
export type CommunityDeps = {
  /** Where the login is, and what was published. */
  readonly folder: string
  readonly clock: Clock
}

/** A service that knows who asks. */
export type Session = { readonly client: ServiceClient; readonly about: About; readonly head: PlaceHead }

/** As the app keeps and renews a login, over the file in place of a key store. */
export const loginsIn = (file: LoginFile, head: PlaceHead, clock: Clock): Logins =>
  createLogins({
    clock,
    log: () => undefined,
    secrets: {
      get: async () => {
        const saved = await file.read()
        return saved?.head.id === head.id ? saved.secret : null
      },
      set: async (_name, secret) => {
        await file.write({ head, secret })
        return { kept: 'safely' }
      },
      forget: () => file.remove(),
    },
  })

/** Reaches the service that one is signed in to; `unauthorised` where that is none, or where the login has ended. */
async function openSession({ folder, clock }: CommunityDeps): Promise<Result<Session, AppError>> {
  const file = loginFileIn(folder)
  const saved = await file.read()
  const address = saved?.head.address ?? null
  if (saved === null || address === null) return err(appError('unauthorised'))
  const logins = loginsIn(file, saved.head, clock)
  const key = () => file.inTurn(() => logins.bearer(saved.head))
  if ((await key()) === null) return err(appError('unauthorised'))
  const signal = new AbortController().signal
  const reached = await reach({ address, key, signal }, saved.head)
  return reached.ok ? ok({ ...reached.value, head: saved.head }) : reached
}

/** Runs a command as the member who is signed in, or says why that cannot be. */
export async function inSession(
  deps: CommunityDeps,
  io: CliIo,
  command: (session: Session) => Promise<Result<number, AppError>>,
): Promise<number> {
  const session = await openSession(deps)
  const done = session.ok ? await command(session.value) : session
  if (done.ok) return done.value
  io.err(`${faultText(done.error)}\n`)
  return exitStatus.failed
}
