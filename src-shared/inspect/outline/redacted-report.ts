import type { Finding, Report } from '../report'
import { safePartName } from './part-names'
import { safeSlicer, safeVersion } from './values'
import { safeName } from './words'

/** What was made of a file, without what the file says: which fields were found, not what stands in them. */
export type RedactedReport = {
  readonly kind: Report['kind']
  readonly verdict: Report['verdict']
  readonly qualifiesFor: Report['qualifiesFor']
  readonly writer: {
    readonly application: string
    readonly version: string | null
    readonly confidence: string
  } | null
  readonly findings: readonly {
    readonly code: string
    readonly severity: Finding['severity']
    readonly part: string | null
    readonly at: string | null
    readonly numbers: Readonly<Record<string, number>>
  }[]
  readonly model: {
    readonly objects: number
    readonly vertices: number
    readonly triangles: number
    readonly watertight: boolean | null
    readonly found: readonly string[]
  } | null
  readonly profile: {
    readonly found: readonly string[]
    readonly filaments: number
    readonly plates: readonly (readonly string[])[]
  } | null
  readonly printers: number
  readonly presets: readonly string[]
  readonly privacy: readonly { readonly part: string; readonly key: string; readonly kind: string }[]
}

const foundIn = (fields: Readonly<Record<string, unknown>>): string[] =>
  Object.entries(fields)
    .filter(([, value]) => value !== null)
    .map(([name]) => name)

const POSITION = /^\d{1,12}(?::\d{1,12})?$/

export function redactedReport(report: Report): RedactedReport {
  const { kind, verdict, qualifiesFor, writer, findings, model, profile, printers, presets, privacy } = report
  return {
    kind,
    verdict,
    qualifiesFor,
    writer: writer && {
      application: safeSlicer(writer.application),
      version: writer.version === null ? null : safeVersion(writer.version),
      confidence: writer.confidence,
    },
    findings: findings.map(({ code, severity, part, at, params }) => ({
      code,
      severity,
      part: part === null ? null : safePartName(part),
      at: at !== null && POSITION.test(at) ? at : null,
      numbers: Object.fromEntries(
        Object.entries(params ?? {}).flatMap(([name, value]) =>
          typeof value === 'number' ? [[safeName(name), value] as const] : [],
        ),
      ),
    })),
    model: model && {
      objects: model.objects,
      vertices: model.vertices,
      triangles: model.triangles,
      watertight: model.watertight,
      found: foundIn({
        title: model.title,
        designer: model.designer,
        license: model.license,
        description: model.description,
        boundingBoxMm: model.boundingBoxMm,
        volumeMm3: model.volumeMm3,
        fingerprint: model.fingerprint,
        sketch: model.sketch,
      }),
    },
    profile: profile && {
      found: foundIn({
        printer: profile.printer,
        process: profile.process,
        nozzleMm: profile.nozzleMm,
        layerHeightMm: profile.layerHeightMm,
      }),
      filaments: profile.filaments.length,
      plates: profile.plates.map(({ printTimeS, weightG, thumbnail }) =>
        foundIn({ printTimeS, weightG, thumbnail }),
      ),
    },
    printers: printers.length,
    presets: presets.map(({ type }) => type),
    privacy: privacy.map(({ part, key, kind: what }) => ({
      part: safePartName(part),
      key: safeName(key),
      kind: what,
    })),
  }
}
