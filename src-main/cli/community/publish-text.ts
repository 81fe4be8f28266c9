import type { PublishForm } from '@shared/ipc/views'
import type { Speech } from '@shared/i18n/speech'
import type { EntryDraft } from '@shared/ledger/entry'
import type { Programme } from '@shared/programme/schema'
import type { ClaimRecord } from '@shared/state/document'
import type { Place } from '@shared/state/state'
import { columns } from '../columns'
import { printablePath as printable } from '../format-report'
import { faultText } from './fault-text'

/** What would be published, and what that would give. */
export function forecastText(
  form: PublishForm,
  publishes: readonly ('model' | 'profile')[],
  entries: readonly EntryDraft[],
  programme: Programme,
  { signed }: Speech,
): string {
  const { length } = form.photos
  const photos = length === 0 ? '' : ` with ${length === 1 ? 'a photo' : `${length} photos`}`
  const what = publishes.map((one) =>
    one === 'model' ? `a model (${form.origin})${photos}` : 'a print profile',
  )
  const name = publishes.includes('model') ? form.title : form.profileName || form.title
  const rows = entries.map(({ rule, amount }) => [
    `  ${programme.rules.find(({ id }) => id === rule)?.name.en ?? rule}`,
    signed(amount),
  ])
  const sum = signed(entries.reduce((points, { amount }) => points + amount, 0))
  return `“${printable(name)}” as ${what.join(' and ')}: ${sum} ${programme.unit.en}, as an estimate\n${columns(rows, ['left', 'right'])}\n`
}

/** What became of a claim. */
export type ClaimResult = {
  readonly claim: string
  readonly kind: string
  readonly label: string
  readonly state: ClaimRecord['progress']['state']
  readonly error: ClaimRecord['progress']['error']
  readonly model: string | null
  readonly profile: string | null
  /** Σ of the entries that it gave; 0 while it waits. */
  readonly points: number
}

export function resultOf({ claim, progress, label }: ClaimRecord, place: Place): ClaimResult {
  const { state, error, outcome } = progress
  const facts = new Set(outcome?.facts ?? [])
  const points = [...place.entries.values()]
    .filter(({ cause }) => facts.has(cause))
    .reduce((sum, { amount }) => sum + amount, 0)
  const made = { model: outcome?.model ?? null, profile: outcome?.profile ?? null }
  return { claim: claim.id, kind: claim.body.kind, label, state, error, ...made, points }
}

export function resultText({ label, kind, state, error, points }: ClaimResult, { signed }: Speech): string {
  const what = `The ${kind === 'publish-model' ? 'model' : 'print profile'} “${printable(label)}”`
  switch (state) {
    case 'done':
      return `${what} is published: ${signed(points)} points.\n`
    case 'waiting-for-approval':
      return `${what} waits for the team.\n`
    case 'refused':
      return `${what} was refused. ${error === null ? '' : faultText(error)}\n`
    default:
      return `${what} waits here to be sent. ${error === null ? '' : `${faultText(error)} `}The same command goes on with it.\n`
  }
}
