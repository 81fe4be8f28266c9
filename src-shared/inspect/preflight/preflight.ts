import type { BuildVolume } from '../slicer/build-volume'
import type { PreflightItem, Report } from '../report'
import { isGenericTitle } from './generic-title'

/** What a list before publishing needs and the report does not say. */
export type PublishFacts = {
  readonly volume: BuildVolume | null
  readonly hasPicture: boolean
  /** Plates of the project as they are laid out; 0 where the file has none. */
  readonly plates: number
  /** Copies that stand on plates; null where the file does not say. */
  readonly copies: number | null
  /** Width and depth of what stands on the plates, each by itself, where the file says. */
  readonly footprintsMm: readonly (readonly [width: number, depth: number])[]
}

/** A body may touch the border of the plate, and numbers are rounded. */
const SLACK_MM = 0.5

type Item = PreflightItem
const item = (code: Item['code'], params?: Item['params'], finding: string | null = null): Item => ({
  code,
  finding,
  ...(params === undefined ? {} : { params }),
})

const rounded = (value: number) => Math.round(value * 10) / 10

/**
 * What is larger than the printer can print. Plates stand side by side in a project, so of several plates only the
 * footprints that the slicer noted are judged; a single plate is judged by the box around all of it.
 */
function beyondVolume(
  { volume, plates, footprintsMm }: PublishFacts,
  box: readonly [number, number, number] | null,
): Item | null {
  if (volume === null) return null
  const { widthMm, depthMm, heightMm } = volume
  const wide = ([width, depth]: readonly [number, number]) =>
    width > widthMm + SLACK_MM || depth > depthMm + SLACK_MM
  const tall = box !== null && heightMm !== null && box[2] > heightMm + SLACK_MM
  const whole: readonly [number, number] | null = box !== null && plates <= 1 ? [box[0], box[1]] : null
  const widest = footprintsMm.find(wide) ?? (whole !== null && wide(whole) ? whole : null)
  if (!tall && widest === null) return null
  const [width, depth] = widest ?? [0, 0]
  return item('outside-volume', {
    what: tall && widest === null ? 'height' : 'plate',
    size: tall && widest === null ? rounded(box[2]) : rounded(width > widthMm + SLACK_MM ? width : depth),
    room:
      tall && widest === null ? rounded(heightMm) : rounded(width > widthMm + SLACK_MM ? widthMm : depthMm),
  })
}

const OPEN_MESHES: readonly string[] = ['mesh-mostly-open', 'mesh-open', 'mesh-shared-edges']

function modelItems(report: Omit<Report, 'preflight'>, facts: PublishFacts): readonly (Item | null)[] {
  const { model, findings, profile, qualifiesFor, kind } = report
  if (model === null) return []
  const title = model.title?.trim() ?? ''
  const open = findings.find(({ code }) => OPEN_MESHES.includes(code))
  const hasProfile = qualifiesFor.includes('print-profile')
  const sliced = profile?.plates.some(({ printTimeS }) => printTimeS !== null) === true
  return [
    title === '' ? item('untitled') : null,
    isGenericTitle(title) ? item('title-generic', { title: title.slice(0, 80) }) : null,
    hasProfile ? null : item('no-profile'),
    kind === 'project-3mf' && hasProfile && !sliced ? item('unsliced') : null,
    open === undefined ? null : item('not-manifold', undefined, open.code),
    beyondVolume(facts, model.boundingBoxMm),
    facts.copies !== null && facts.plates > 1 && facts.plates > facts.copies
      ? item('empty-plates', { plates: facts.plates, objects: facts.copies })
      : null,
    (model.license?.trim() ?? '') === '' ? item('licence-missing') : null,
  ]
}

/**
 * What to look at before a file is published, in the order of a member's work. Nothing of it keeps a file from being
 * published. What is a finding too names it, so that it is not said twice.
 */
export function preflightOf(report: Omit<Report, 'preflight'>, facts: PublishFacts | null): PreflightItem[] {
  if (facts === null || report.verdict === 'rejected') return []
  const { suggests, reasons } = report.originEvidence
  const host = reasons.find(({ sign }) => sign === 'download-mark')?.detail ?? ''
  const named = report.findings.find(({ code }) => code === 'came-from-elsewhere')?.code ?? null
  return [
    facts.hasPicture ? null : item('no-thumbnail'),
    ...modelItems(report, facts),
    // A person's name alone may be the member's own.
    suggests === 'repost' || suggests === 'remix' ? item('from-elsewhere', { host }, named) : null,
  ].filter((each) => each !== null)
}
