import type { AppError } from '@shared/errors'
import type { Picture } from '@shared/inspect-node/process/client'
import type { Report } from '@shared/inspect/report'
import type { Programme } from '@shared/programme/schema'
import type { Result } from '@shared/result'
import type { Clock } from '@shared/time'
import type { Metrics } from './http/metrics'
import type { Approval } from './services/approval'
import type { ForumSecrets } from './services/forum/signature'
import type { Quota } from './services/quota'
import type { SignIn } from './sign-in/sign-in'
import type { Store } from './store/port'
import type { Role } from './store/tables'

/** Who asks, as the key says. */
export type Member = {
  readonly id: string
  readonly role: Role
  /** The login that an access token is of; a key has none. */
  readonly login?: string
}

/** One line per thing that happened; never a key, a name or a file's content. */
export type Log = (
  event: string,
  details?: Readonly<Record<string, string | number | boolean | null>>,
) => void

/** A report also of a file that is rejected; an error only where the bytes could not be read at all. */
export type Inspect = (path: string) => Promise<Result<Report, AppError>>

export type ServiceDeps = {
  /** Opened; the service does not close it. */
  readonly store: Store
  readonly clock: Clock
  /** ULIDs, rising also within one millisecond. */
  readonly newId: () => string
  /** The bytes on disk as the inspector sees them. Never trusts the file's name. */
  readonly inspect: Inspect
  /** Which inspector that is: an answer of another version is not used again. */
  readonly inspector: string
  /**
   * The picture of a plate of a file, or with none named the one that stands for the file: its own bytes, checked and
   * limited; null where it has none.
   */
  readonly picture: (path: string, plate: number | null) => Promise<Picture | null>
  readonly programmes: readonly Programme[]
  /** Uploads are kept in `uploads/` in it. */
  readonly dataFolder: string
  readonly quota: Quota
  /** See `UploadsDeps`. */
  readonly lent: string | null
  readonly kind: 'practice' | 'community'
  readonly name: string
  readonly version: string
  readonly approval: Approval
  readonly authenticate: (key: string) => Promise<Member | null>
  /** Accounts, for the service that runs alone; without them keys are all there is. */
  readonly signIn: SignIn | null
  /** What the community's forum signs its events with. */
  readonly forum: ForumSecrets
  /** Names the service answers to, with or without port; a page that rebinds its own name to this computer is refused. */
  readonly allowedHosts: readonly string[]
  /** Web pages that may ask; none by default. */
  readonly allowedOrigins?: readonly string[]
  /** The address of the proxy in front, whose word is taken for where a request came from; none by default. */
  readonly proxy?: string | null
  readonly log: Log
  /** Told of every answer; the service in the app counts nothing. */
  readonly metrics?: Pick<Metrics, 'watch'> | null
}
