import { basename } from 'node:path'
import type { Report } from '@shared/inspect/report'
import type { PublishDraft } from '@shared/ipc/views'
import type { FileRecord } from '@shared/state/document'
import type { Place } from '@shared/state/state'
import { knownModels, likelyModel, publishableOf } from '../points/file-worth'

/** What the publish sheet starts with, and which of it the file said; null when nothing of it can be published. */
export function publishDraft(file: FileRecord, report: Report, place: Place | null): PublishDraft | null {
  const { publishes, known } = publishableOf(file, knownModels(place))
  if (publishes.length === 0) return null
  const fromFile: string[] = []
  const of = (field: string, value: string | null | undefined): string => {
    const text = value?.trim() ?? ''
    if (text !== '') fromFile.push(field)
    return text
  }
  const named = of('title', report.model?.title).slice(0, 200)
  const origin = report.model?.origin ?? 'unknown'
  if (origin !== 'unknown') fromFile.push('origin')
  const profile = of('profileName', report.profile?.process ?? report.presets.find(isProcess)?.name)
  const likely = known ?? likelyModel(place)
  return {
    title: named || nameOf(file.path),
    description: of('description', report.model?.description).slice(0, 20_000),
    tags: [],
    category: '',
    licence: of('licence', report.model?.license).slice(0, 60),
    origin: origin === 'unknown' ? null : origin,
    remixOf: '',
    profileName: publishes.includes('profile') ? (profile || nameOf(file.path)).slice(0, 200) : '',
    forModel: publishes.includes('model') ? null : likely,
    fromFile,
    publishes: [...publishes],
    knownModel: known === null ? null : titleOf(place, known),
    models: modelsFor(place, likely),
  }
}

/** What a model of the member's own is called, also one that still waits here. */
const titleOf = (place: Place | null, model: string): string =>
  place?.models.get(model)?.title ?? place?.claims.get(model)?.label ?? ''

const isProcess = ({ type }: { readonly type: string }): boolean => type === 'process'

const nameOf = (path: string): string =>
  basename(path)
    .replace(/(?:\.gcode)?\.[^.]{1,16}$/iu, '')
    .slice(0, 200) || basename(path).slice(0, 200)

/** Models of the member's own that a profile could be for, also those that still wait; the likely one first. */
function modelsFor(place: Place | null, likely: string | null): { model: string; title: string }[] {
  const models = [...(place?.models.values() ?? [])]
    .filter(({ state }) => state === 'approved' || state === 'waiting-for-approval')
    .map(({ model, title }) => ({ model, title }))
  const waiting = [...(place?.claims.values() ?? [])].flatMap(({ claim, progress, label }) =>
    claim.body.kind === 'publish-model' && ['waiting', 'sending', 'paused'].includes(progress.state)
      ? [{ model: claim.id, title: label }]
      : [],
  )
  const all = [...models, ...waiting].reverse()
  return [...all.filter(({ model }) => model === likely), ...all.filter(({ model }) => model !== likely)]
}
