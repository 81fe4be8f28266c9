import { readFile } from 'node:fs/promises'
import type { AppError } from '@shared/errors'
import type { Qualification, Report, Verdict } from '@shared/inspect/report'
import { ok, type Result } from '@shared/result'

/** What a made-up file says about itself; the fake inspector believes it, as the real one believes geometry. */
export type MadeUpFile = {
  readonly fingerprint?: string | null
  readonly qualifiesFor?: readonly Qualification[]
  readonly verdict?: Verdict
  readonly finding?: string
  readonly sketch?: string
  /** Other bytes, same content. */
  readonly salt?: string
}

export const madeUp = (file: MadeUpFile): Buffer => Buffer.from(JSON.stringify(file))

/** Reads the bytes that the service really stored. */
export async function inspectMadeUp(path: string): Promise<Result<Report, AppError>> {
  const bytes = await readFile(path)
  const file = JSON.parse(bytes.toString('utf8')) as MadeUpFile
  if (file.finding === 'inspector-dies') throw new Error('the inspector died')
  const qualifiesFor = file.qualifiesFor ?? ['model-upload', 'print-profile']
  return ok({
    file: path,
    size: bytes.length,
    sha256: null,
    kind: 'project-3mf',
    writer: null,
    verdict: file.verdict ?? (qualifiesFor.length > 0 ? 'qualifies' : 'does-not-qualify'),
    qualifiesFor: [...qualifiesFor],
    findings:
      file.finding === undefined
        ? []
        : [{ code: file.finding, severity: 'error', message: 'Made up.', part: null, at: null }],
    model: {
      title: null,
      designer: null,
      license: null,
      description: null,
      origin: 'unknown',
      objects: 1,
      vertices: 4,
      triangles: 4,
      boundingBoxMm: null,
      volumeMm3: null,
      watertight: true,
      fingerprint: file.fingerprint ?? null,
      sketch: file.sketch ?? null,
    },
    profile: null,
    printers: [],
    presets: [],
    privacy: [],
    originEvidence: { suggests: 'unknown', reasons: [] },
    preflight: [],
  })
}
