import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import {
  bringForward,
  broughtForwardSchema,
  type BroughtFault,
  type BroughtForward,
} from '@shared/programme/brought-forward'
import type { Programme } from '@shared/programme/schema'
import { createState } from '@shared/programme/state'
import { assertNever, err, ok, type Result } from '@shared/result'

/** What members had before the first fact, from a JSON file that holds one of them or a list; or what is wrong with it. */
export async function readBrought(
  file: string,
  programmes: readonly Programme[],
): Promise<Result<readonly BroughtForward[], string>> {
  let json: unknown
  try {
    json = JSON.parse(await readFile(file, 'utf8'))
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error))
  }
  const parsed = z.array(broughtForwardSchema).safeParse(Array.isArray(json) ? json : [json])
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return err(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not what it should be'}`)
  }
  const state = createState(programmes)
  for (const history of parsed.data) {
    const brought = bringForward(state, history)
    if (!brought.ok) return err(faultText(brought.error))
  }
  return ok(parsed.data)
}

function faultText(fault: BroughtFault): string {
  switch (fault.code) {
    case 'no-programme':
      return `there is no programme ${fault.programme} in force at that time`
    case 'no-such-rule':
      return `${fault.field}: ${fault.rule} is no such rule of the programme`
    case 'above-cap':
      return `caps: ${fault.rule} gives at most ${String(fault.limit)}`
    case 'brought-before':
      return 'one member twice in one programme'
    default:
      return assertNever(fault)
  }
}
