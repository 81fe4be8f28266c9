import { resolve } from 'node:path'
import { appError, type AppError } from '@shared/errors'
import { createSpeech } from '@shared/i18n/speech'
import { inspectFile } from '@shared/inspect-node/inspect-file'
import { slicerFolderOf } from '@shared/inspect-node/preset-folder'
import { defaultLimits } from '@shared/inspect/limits'
import type { Report } from '@shared/inspect/report'
import type { EntryDraft } from '@shared/ledger/entry'
import { err, ok, type Result } from '@shared/result'
import { knownModels, worthOf } from '@core/points/file-worth'
import { publishDraft } from '@core/publish/draft'
import { StoreInUseError } from '@core/store/lock'
import { NewerDataError } from '@core/store/snapshot'
import { statusOf, unreadable } from '../check'
import { formatReport, printablePath as printable } from '../format-report'
import { exitStatus, type CliIo } from '../io'
import { filledForm, publishArguments, publishUsage, type PublishArguments } from './publish-arguments'
import { openOutbox, type Outbox } from './publish-outbox'
import { photosToSend } from './publish-photos'
import { forecastText, resultOf, resultText, type ClaimResult } from './publish-text'
import { inSession, type CommunityDeps, type Session } from './session'

export type PublishDeps = CommunityDeps & {
  /** Asks at the terminal; null where nobody sits there. */
  readonly confirm: ((question: string) => Promise<boolean>) | null
}

/** `publish`: checks a file, says what it would give, sends a copy without private values, and says what came of it. */
export const createPublish =
  (deps: PublishDeps) =>
  async (args: readonly string[], io: CliIo): Promise<number> => {
    const asked = publishArguments(args)
    if (!asked.ok) {
      io.err(`${asked.error}\n${publishUsage}`)
      return exitStatus.failed
    }
    const { file, json } = asked.value
    const photos = await photosToSend(asked.value.photos, io.cwd)
    if (!photos.ok) {
      io.err(`${photos.error}\n`)
      return exitStatus.failed
    }
    const path = resolve(io.cwd, file)
    const inspected = await inspectFile(path, defaultLimits, await slicerFolderOf(path))
    if (!inspected.ok) {
      io.err(`${printable(file)}: ${unreadable(inspected.error)}\n`)
      return exitStatus.failed
    }
    const report: Report = { ...inspected.value, file }
    if (!json) io.out(formatReport(report, io))
    if (report.verdict !== 'qualifies') {
      if (json) io.out(jsonOf(report, null, []))
      return statusOf(report)
    }
    return inSession(deps, io, (session) =>
      publishIn(session, deps, { ...asked.value, path, report, sent: photos.value }, io),
    )
  }

type Checked = PublishArguments & {
  readonly path: string
  readonly report: Report
  /** The photos as they are sent. */
  readonly sent: readonly string[]
}

async function publishIn(
  session: Session,
  deps: PublishDeps,
  checked: Checked,
  io: CliIo,
): Promise<Result<number, AppError>> {
  const outbox = await openOutbox(deps, session.head).catch(whyNotOpened)
  if (typeof outbox === 'string') {
    io.err(`${outbox}\n`)
    return ok(exitStatus.failed)
  }
  try {
    const { sha256 } = checked.report
    const pulled = await outbox.sync(session.client)
    if (!pulled.ok) return pulled
    let forecast: readonly EntryDraft[] | null = null
    if (outbox.claimsOf(sha256).length === 0) {
      const recorded = await recordIn(outbox, deps, checked, io)
      if (!recorded.ok) return recorded
      if ('status' in recorded.value) return ok(recorded.value.status)
      ;({ forecast } = recorded.value)
      const sent = await outbox.sync(session.client)
      if (!sent.ok) io.err('It is kept here, and the same command goes on with it.\n')
      if (!sent.ok) return sent
    } else if (!checked.json) io.out('This was begun before.\n')
    return ok(tell(outbox, deps, checked, forecast, io))
  } finally {
    await outbox.dispose()
  }
}

function whyNotOpened(error: unknown): string {
  if (error instanceof StoreInUseError) return 'Another publish is running. Try again when it has ended.'
  if (error instanceof NewerDataError)
    return 'What was published from here is kept by a newer Firstlayer, which has to go on with it.'
  throw error
}

type Recorded = { readonly forecast: readonly EntryDraft[] } | { readonly status: number }

/** Asks, and records what is to be sent; or the status with which the command ends before that. */
async function recordIn(
  outbox: Outbox,
  deps: PublishDeps,
  checked: Checked,
  io: CliIo,
): Promise<Result<Recorded, AppError>> {
  const { path, report, sent, yes, json } = checked
  const file = await outbox.take(path, report)
  if (!file.ok) return file
  const [place, standing] = [outbox.place(), outbox.standing()]
  const draft = publishDraft(file.value, report, place)
  if (draft === null) return err(appError('does-not-qualify'))
  const form = filledForm(draft, checked, sent)
  if (!form.ok) {
    io.err(`${form.error}\n`)
    return ok({ status: exitStatus.failed })
  }
  const forecast = worthOf(file.value, place, standing, knownModels(place), form.value.origin) ?? []
  if (!json) {
    const speech = createSpeech('en', deps.clock.now())
    io.out(forecastText(form.value, draft.publishes, forecast, standing.programme, speech))
  }
  if (!yes && deps.confirm === null) {
    io.err('Nobody is here to be asked: --yes publishes without that.\n')
    return ok({ status: exitStatus.failed })
  }
  if (!yes && !(await deps.confirm?.('Publish this?'))) {
    io.out('Nothing was published.\n')
    return ok({ status: exitStatus.ok })
  }
  const recorded = await outbox.publish(file.value, form.value)
  return recorded.ok ? ok({ forecast }) : recorded
}

function tell(
  outbox: Outbox,
  { clock }: PublishDeps,
  { report, json }: Checked,
  forecast: readonly EntryDraft[] | null,
  io: CliIo,
): number {
  const place = outbox.place()
  // Also what was just refused, which counts no more as a claim of this content.
  const results = [...place.claims.values()]
    .filter(({ source }) => source === report.sha256)
    .map((record) => resultOf(record, place))
  const speech = createSpeech('en', clock.now())
  io.out(json ? jsonOf(report, forecast, results) : results.map((one) => resultText(one, speech)).join(''))
  if (results.some(({ state }) => state === 'refused')) return exitStatus.doesNotQualify
  const isThere = results.every(({ state }) => state === 'done' || state === 'waiting-for-approval')
  return isThere ? exitStatus.ok : exitStatus.failed
}

/** `forecast` is null where nothing was asked: what does not qualify, or was begun before. */
function jsonOf(
  { file, sha256, verdict, privacy }: Report,
  forecast: readonly EntryDraft[] | null,
  claims: readonly ClaimResult[],
): string {
  const points = claims.reduce((sum, one) => sum + one.points, 0)
  return `${JSON.stringify({ file, sha256, verdict, private: privacy.length, forecast, claims, points })}\n`
}
