import { createReadStream } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { err, ok, type Result } from '@shared/result'
import { evaluateMembers } from '@shared/programme/evaluate'
import type { Programme } from '@shared/programme/schema'
import { shippedProgrammes } from '@shared/programme/shipped'
import { instantOf } from './instant'
import { readFacts, type FactSource } from './fact-lines'
import { exitStatus, type CliIo } from './io'
import { faultLines, readProgramme } from './programme-file'
import { memberText } from './progress-text'

const usage = `Usage: evaluate FACTS.jsonl [--as-of T] [--programme FILE]... [--json]
  FACTS.jsonl      facts, one JSON object a line; - reads standard input
  --as-of T        the moment that bounds anniversaries and says which month the caps are about (default: now)
  --programme FILE evaluates by this programme instead of the shipped ones; may be given several times
  --json           prints one JSON object
`

type Options = {
  readonly file: string
  readonly asOf: string
  readonly programmes: readonly string[]
  readonly json: boolean
}

export type EvaluateDeps = { readonly stdin: FactSource; readonly now: () => Date }

/** `evaluate`: what facts are worth, by the very code of the app and the service. */
export const createEvaluate =
  ({ stdin, now }: EvaluateDeps) =>
  async (args: readonly string[], io: CliIo): Promise<number> => {
    const options = optionsOf(args, now)
    if (!options.ok) return refuse(io, `${options.error}\n${usage}`)
    const { file, asOf, json } = options.value
    const programmes = await programmesOf(options.value.programmes, io.cwd)
    if (!programmes.ok) return refuse(io, programmes.error)
    const facts = await readFacts(file === '-' ? stdin : createReadStream(resolve(io.cwd, file)))
    if (!facts.ok) {
      const { line, reason } = facts.error
      return refuse(
        io,
        line === 0 ? `${file} can't be read: ${reason}\n` : `${file}, line ${line}: ${reason}\n`,
      )
    }
    const answer = evaluateMembers(programmes.value, facts.value, asOf)
    if (json) printJson(answer, io)
    else printText(answer, programmes.value, asOf, io)
    return exitStatus.ok
  }

type Answer = ReturnType<typeof evaluateMembers>

/** One object, written member by member. */
function printJson(answer: Answer, io: CliIo): void {
  let before = '{"members":{\n'
  for (const [member, progress] of answer) {
    io.out(`${before}${JSON.stringify(member)}:${JSON.stringify(progress)}`)
    before = ',\n'
  }
  io.out(before === ',\n' ? '}}\n' : '{"members":{}}\n')
}

function printText(answer: Answer, programmes: readonly Programme[], asOf: string, io: CliIo): void {
  let before = ''
  for (const [member, progress] of answer) {
    io.out(`${before}${memberText(member, progress, programmes, asOf)}`)
    before = '\n'
  }
  if (before === '') io.out('No facts, so nothing to evaluate.\n')
}

function optionsOf(args: readonly string[], now: () => Date): Result<Options, string> {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        'as-of': { type: 'string' },
        programme: { type: 'string', multiple: true },
        json: { type: 'boolean' },
      },
    })
    const [file, ...more] = positionals
    if (file === undefined) return err('Which facts? Name a file, or - for standard input.')
    if (more.length > 0) return err(`One file of facts at a time; ${more.join(', ')} is too many.`)
    const asOf = values['as-of'] === undefined ? now().toISOString() : instantOf(values['as-of'])
    if (asOf === null)
      return err(`--as-of takes a moment such as 2026-11-22T13:31:00Z, not ${values['as-of'] ?? ''}.`)
    return ok({ file, asOf, programmes: values.programme ?? [], json: values.json === true })
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error))
  }
}

async function programmesOf(
  files: readonly string[],
  cwd: string,
): Promise<Result<readonly Programme[], string>> {
  if (files.length === 0) return ok(shippedProgrammes())
  const programmes: Programme[] = []
  for (const file of files) {
    const read = await readProgramme(resolve(cwd, file))
    if (read.ok) programmes.push(read.value)
    else if (read.error.kind === 'unreadable') return err(`${file} can't be read: ${read.error.reason}\n`)
    else return err(`${file}: not a valid programme\n${faultLines(read.error.faults)}`)
  }
  return ok(programmes)
}

function refuse(io: CliIo, why: string): number {
  io.err(why)
  return exitStatus.failed
}
