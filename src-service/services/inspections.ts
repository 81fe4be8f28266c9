import type { AppError } from '@shared/errors'
import { appError } from '@shared/errors'
import { qualificationSchema, verdictSchema, type Qualification, type Report } from '@shared/inspect/report'
import { err, ok, type Result } from '@shared/result'
import type { Clock } from '@shared/time'
import { z } from 'zod'
import type { Inspect, Log } from '../deps'
import type { Store } from '../store/port'
import { inTurn } from './in-turn'

/** What of a report decides a claim; nothing of what the file says about a person. */
export const assessmentSchema = z.strictObject({
  verdict: verdictSchema,
  qualifiesFor: z.array(qualificationSchema),
  fingerprint: z.string().nullable(),
  /** The finding that says why not, the gravest first. */
  finding: z.string().nullable(),
})
export type Assessment = z.infer<typeof assessmentSchema>

/** Longer than the inspector's own limits allow it to take. */
const inspectionMs = 120_000

export type Inspections = { readonly assess: (sha256: string) => Promise<Result<Assessment, AppError>> }

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

  const stored = async (sha256: string): Promise<Assessment | null> => {
    const row = await deps.store.read((tx) =>
      tx
        .selectFrom('inspections')
        .select('assessment')
        .where('sha256', '=', sha256)
        .where('inspector', '=', deps.inspector)
        .executeTakeFirst(),
    )
    return row === undefined ? null : assessmentSchema.parse(JSON.parse(row.assessment))
  }

  const inspectNow = async (sha256: string): Promise<Result<Assessment, AppError>> => {
    try {
      const report = await within(inspectionMs, deps.inspect(deps.pathOf(sha256)))
      if (!report.ok) {
        deps.log('upload-unreadable', { sha256, code: report.error.code })
        return err(appError('service-busy'))
      }
      const assessment = assessmentOf(report.value)
      await deps.store.write((tx) =>
        tx
          .insertInto('inspections')
          .values({
            sha256,
            inspector: deps.inspector,
            assessment: JSON.stringify(assessment),
            at: deps.clock.now().toISOString(),
          })
          .onConflict((conflict) => conflict.doNothing())
          .execute(),
      )
      return ok(assessment)
    } catch (error) {
      deps.log('inspection-failed', { sha256, error: String(error) })
      return err(appError('service-busy'))
    }
  }

  return {
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

const gravity = { error: 0, warning: 1, info: 2 } as const

function assessmentOf(report: Report): Assessment {
  const [gravest] = report.findings.toSorted((a, b) => gravity[a.severity] - gravity[b.severity])
  return {
    verdict: report.verdict,
    qualifiesFor: [...report.qualifiesFor],
    fingerprint: report.model?.fingerprint ?? null,
    finding: gravest?.code ?? null,
  }
}

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
