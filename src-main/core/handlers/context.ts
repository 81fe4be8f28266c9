import type { FileRecord } from '@shared/state/document'
import type { Place } from '@shared/state/state'
import type { AppError } from '@shared/errors'
import { ok, type Result } from '@shared/result'
import type { Recorder } from '../claims/recorder'
import type { createEstimates } from '../assisted/estimate'
import type { Downloads } from '../community/downloads'
import type { HandedIn } from '../files/handed-in'
import type { Intake } from '../files/intake'
import type { createReportOf } from '../files/report-of'
import type { Standing } from '../points/standings'
import type { VersionsOf } from '../programmes'
import type { CoreDeps } from '../ports'
import type { Announcer } from '../projection/announcer'
import type { Derived } from '../projection/derived'
import type { EarlierWorker } from '../publish/earlier-work'
import type { Publisher } from '../publish/publisher'
import type { Spool } from '../publish/spool'
import type { Slicers } from '../slicers/slicers'
import type { Store } from '../store/store'
import type { Logins } from '../sync/logins'
import type { Sync } from '../sync/loop'
import type { Watcher } from '../watch/watcher'
import type { WatchRoot } from '../watch/roots'

/** What the handlers are made of. */
export type Context = {
  readonly deps: CoreDeps
  readonly store: Store
  readonly announcer: Announcer
  readonly derived: () => Derived
  readonly intake: Intake
  readonly watcher: Watcher
  readonly slicers: Slicers
  readonly reportOf: ReturnType<typeof createReportOf>
  readonly earlier: EarlierWorker
  readonly publisher: Publisher
  readonly recorder: Recorder
  readonly downloads: Downloads
  /** Takes in a file that was given by hand, wherever it lies. */
  readonly takeIn: HandedIn['take']
  readonly spool: Spool
  readonly sync: Sync
  readonly logins: Logins
  readonly estimate: ReturnType<typeof createEstimates>
  /** Where the member stands in the community, which makes the level. */
  readonly communityOf: (place: Place | null) => Standing
  readonly versionsOf: VersionsOf
  readonly newId: () => string
  /** Where the file stands; null when its folder is no longer accepted. */
  readonly rootOf: (file: FileRecord) => WatchRoot | null
  /** Watches what is accepted now, and no more. */
  readonly watchAccepted: () => void
  readonly chosePlace: () => void
}

export const done = (result: Result<unknown, AppError>): Result<Record<string, never>, AppError> =>
  result.ok ? ok({}) : result
