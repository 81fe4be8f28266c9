import type { AppError } from '@shared/errors'
import { appError } from '@shared/errors'
import { meshFactsSchema, type MeshFacts } from '@shared/api/contract'
import {
  originEvidenceSchema,
  qualificationSchema,
  verdictSchema,
  type ModelReport,
  type Qualification,
  type Report,
} from '@shared/inspect/report'
import { err, ok, type Result } from '@shared/result'
import type { Clock } from '@shared/time'
import { z } from 'zod'
import type { Inspect, Log } from '../deps'
import type { Store } from '../store/port'
import { inTurn } from './in-turn'
import { failureForLog } from '../failure-for-log'

/** What of a report decides a claim; nothing of what the file says about a person. */
export const assessmentSchema = z.strictObject({
  verdict: verdictSchema,
  qualifiesFor: z.array(qualificationSchema),
  fingerprint: z.string().nullable(),
  sketch: z.string().nullable(),
  /** What an operator looks at. */
  mesh: meshFactsSchema.nullable(),
  originEvidence: originEvidenceSchema,
  /** The finding that says why not, the gravest first. */
  finding: z.string().nullable(),
})
export type Assessment = z.infer<typeof assessmentSchema>

/** Raised when an assessment has something new in it: those of before are made again when they are asked for. */
const format = 3

const mostTries = 3

/** Longer than the inspector's own limits allow it to take. */
const inspectionMs = 120_000

export type Inspections = {
  readonly assess: (sha256: string) => Promise<Result<Assessment, AppError>>
  /** What was found before; null where it was not looked at by this inspector. */
  readonly stored: (sha256: string) => Promise<Assessment | null>
}

/** The service trusts no client: it inspects what was uploaded again, once per file and inspector version. */
export function createInspections(deps: {
  readonly store: Store
  readonly clock: Clock
  readonly inspect: Inspect
  readonly inspector: string
  readonly pathOf: (sha256: string) => string
  readonly log: Log
}): Inspections {
  const oneAtATime = inTurn()
  const inspector = `${deps.inspector}/${String(format)}`
  const failures = new Map<string, number>()

  const stored = async (sha256: string): Promise<Assessment | null> => {
    const row = await deps.store.read((tx) =>
      tx
        .selectFrom('inspections')
        .select('assessment')
        .where('sha256', '=', sha256)
        .where('inspector', '=', inspector)
        .executeTakeFirst(),
    )
    return row === undefined ? null : assessmentSchema.parse(JSON.parse(row.assessment))
  }

  const inspectNow = async (sha256: string): Promise<Result<Assessment, AppError>> => {
    try {
      const report = await within(inspectionMs, deps.inspect(deps.pathOf(sha256)))
      if (!report.ok) return await unreadable(sha256, report.error)
      failures.delete(sha256)
      return await keep(sha256, assessmentOf(report.value))
    } catch (error) {
      deps.log('inspection-failed', { sha256, error: failureForLog(error) })
      return err(appError('service-busy'))
    }
  }

  const keep = async (sha256: string, assessment: Assessment): Promise<Result<Assessment, AppError>> => {
    await deps.store.write((tx) =>
      tx
        .insertInto('inspections')
        .values({
          sha256,
          inspector,
          assessment: JSON.stringify(assessment),
          at: deps.clock.now().toISOString(),
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute(),
    )
    return ok(assessment)
  }

  /** The disk may have failed, and then it helps to try again. A file on which the inspector dies each time is rejected. */
  const unreadable = async (sha256: string, error: AppError): Promise<Result<Assessment, AppError>> => {
    const times = (failures.get(sha256) ?? 0) + 1
    failures.set(sha256, times)
    deps.log('upload-unreadable', { sha256, code: error.code, times })
    if (times < mostTries) return err(appError('service-busy'))
    failures.delete(sha256)
    return keep(sha256, { ...nothingFound, verdict: 'rejected' })
  }

  return {
    stored,
    assess: async (sha256) => {
      const before = await stored(sha256)
      if (before !== null) return ok(before)
      return oneAtATime(async () => {
        const meanwhile = await stored(sha256)
        return meanwhile === null ? inspectNow(sha256) : ok(meanwhile)
      })
    },
  }
}

const nothingFound: Omit<Assessment, 'verdict'> = {
  qualifiesFor: [],
  fingerprint: null,
  sketch: null,
  mesh: null,
  originEvidence: { suggests: 'unknown', reasons: [] },
  finding: null,
}

const gravity = { error: 0, warning: 1, info: 2 } as const

function assessmentOf(report: Report): Assessment {
  const [gravest] = report.findings.toSorted((a, b) => gravity[a.severity] - gravity[b.severity])
  return {
    verdict: report.verdict,
    qualifiesFor: [...report.qualifiesFor],
    fingerprint: report.model?.fingerprint ?? null,
    sketch: report.model?.sketch ?? null,
    mesh: report.model === null ? null : meshOf(report.model),
    originEvidence: report.originEvidence,
    finding: gravest?.code ?? null,
  }
}

const meshOf = ({
  objects,
  vertices,
  triangles,
  boundingBoxMm,
  volumeMm3,
  watertight,
}: ModelReport): MeshFacts => ({ objects, vertices, triangles, boundingBoxMm, volumeMm3, watertight })

/** Why a file does not serve for what it was sent for; null when it does. */
export function refusalOf(assessment: Assessment, qualification: Qualification): AppError | null {
  if (assessment.verdict === 'rejected') return appError('file-rejected', findingOf(assessment))
  if (assessment.qualifiesFor.includes(qualification)) return null
  return appError('does-not-qualify', { for: qualification, ...findingOf(assessment) })
}

const findingOf = ({ finding }: Assessment): Record<string, string> => (finding === null ? {} : { finding })

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`no answer within ${String(ms)} ms`))
    }, ms)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
