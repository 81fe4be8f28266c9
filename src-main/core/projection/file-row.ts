import { basename, dirname } from 'node:path'
import type { FileRow, Headline } from '@shared/ipc/views'
import type { ClaimRecord, FileRecord } from '@shared/state/document'
import type { Place } from '@shared/state/state'
import { isPending } from '../points/speculation'
import type { Derived } from './derived'

/** A file that is being written or inspected: shown before anything of it is recorded. */
export type InHand = {
  readonly id: string
  readonly path: string
  readonly size: number
  readonly seenAt: string
  readonly state: 'settling' | 'checking'
  readonly handedIn: boolean
}

/** A recorded file as a line of the Files page; `inHand` when a new content of it is being looked at. */
export function fileRow(file: FileRecord, derived: Derived, inHand: InHand | null): FileRow {
  return {
    ...worthOfRow(file, derived),
    id: file.id,
    name: basename(file.path),
    folder: dirname(file.path),
    size: inHand?.size ?? file.size,
    seenAt: file.seenAt,
    state: inHand?.state ?? (file.gone ? 'gone' : 'checked'),
    kind: file.kind,
    writer: file.writer,
    verdict: file.verdict,
    qualifiesFor: file.qualifiesFor,
    title: file.title,
    headline: headlineOf(file),
    hasThumbnail: file.hasThumbnail,
  }
}

/** The part of the finding that stands on a line. */
export const headlineOf = ({ headline }: FileRecord): Headline | null =>
  headline && {
    code: headline.code,
    message: headline.message,
    ...(headline.params && { params: headline.params }),
  }

/** The part of a row that follows the place: made for every file whenever the place changes, so it is kept light. */
export function worthOfRow(
  file: FileRecord,
  derived: Derived,
): Pick<FileRow, 'points' | 'publication' | 'earned'> {
  const claims = derived.claimsOf(file.sha256)
  if (claims.length === 0) return { points: derived.pointsOf(file), publication: null, earned: null }
  const publication = publicationOf(claims, derived.place)
  const given = publication === 'confirmed' || publication === 'estimate'
  const canBePublished = publication === null || publication === 'refused'
  return {
    points: given ? null : canBePublished ? derived.pointsOf(file) : pendingBy(claims, derived),
    publication,
    earned: given ? earnedBy(claims, derived) : null,
  }
}

export const newFileRow = ({ id, path, size, seenAt, state }: InHand): FileRow => ({
  id,
  name: basename(path),
  folder: dirname(path),
  size,
  seenAt,
  state,
  kind: null,
  writer: null,
  verdict: null,
  qualifiesFor: [],
  title: null,
  headline: null,
  points: null,
  publication: null,
  earned: null,
  hasThumbnail: false,
})

/** Confirmed is only what the service's own facts have arrived for: an answer alone has no points yet. */
function publicationOf(claims: readonly ClaimRecord[], place: Place | null): FileRow['publication'] {
  const has = (state: ClaimRecord['progress']['state']) =>
    claims.some(({ progress }) => progress.state === state)
  const arriving = (record: ClaimRecord) =>
    record.progress.state === 'done' && place !== null && isPending(record, place)
  if (has('sending') || claims.some(arriving)) return 'sending'
  if (has('waiting') || has('paused')) return 'waiting-to-sync'
  if (has('waiting-for-approval')) return 'waiting-for-approval'
  if (has('done')) return place?.head.kind === 'assisted' ? 'estimate' : 'confirmed'
  return has('refused') ? 'refused' : null
}

const pendingBy = (claims: readonly ClaimRecord[], derived: Derived): number =>
  claims.reduce((sum, { claim }) => sum + derived.pendingOf(claim.id), 0)

const earnedBy = (claims: readonly ClaimRecord[], derived: Derived): number =>
  claims
    .flatMap(({ progress }) => progress.outcome?.facts ?? [])
    .reduce((sum, fact) => sum + derived.amountOf(fact), 0)
