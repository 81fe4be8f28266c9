import { createReadStream } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs, type ParseArgsConfig } from 'node:util'
import type { Fact } from '@shared/facts/fact'
import { err, ok, type Result } from '@shared/result'
import type { BroughtForward } from '@shared/programme/brought-forward'
import type { Programme } from '@shared/programme/schema'
import { shippedProgrammes } from '@shared/programme/shipped'
import { readBrought } from './brought-file'
import { readFacts, type FactSource } from './fact-lines'
import { instantOf } from './instant'
import { faultLines, readProgramme } from './programme-file'

/** What a command on facts needs of the world around it. */
export type FactsDeps = { readonly stdin: FactSource; readonly now: () => Date }

/** What all commands on facts are given, and their own options as they were written. */
export type FactsInput = {
  /** One list for each file named. */
  readonly facts: readonly (readonly Fact[])[]
  readonly asOf: string
  readonly programmes: readonly Programme[]
  /** What members had before the first fact. */
  readonly brought: readonly BroughtForward[]
  readonly json: boolean
  readonly own: Readonly<Record<string, string | boolean | undefined>>
}

export type FactsCommand = {
  readonly usage: string
  /** How many files of facts it reads. */
  readonly files: 1 | 2
  /** Its options beside `--as-of`, `--programme` and `--json`. */
  readonly own?: Readonly<Record<string, 'string' | 'boolean'>>
  /** What is wrong with them, or null. */
  readonly fault?: (own: FactsInput['own']) => string | null
}

/** Reads what the command line names, or says in one text for standard error why that can't be. */
export async function readFactsInput(
  args: readonly string[],
  cwd: string,
  { stdin, now }: FactsDeps,
  command: FactsCommand,
): Promise<Result<FactsInput, string>> {
  const options = optionsOf(args, now, command)
  if (!options.ok) return err(`${options.error}\n${command.usage}`)
  const programmes = await programmesOf(options.value.programmes, cwd)
  if (!programmes.ok) return programmes
  const facts: (readonly Fact[])[] = []
  for (const file of options.value.files) {
    const read = await readFacts(file === '-' ? stdin : createReadStream(resolve(cwd, file)))
    if (!read.ok) {
      const { line, reason } = read.error
      return err(line === 0 ? `${file} can't be read: ${reason}\n` : `${file}, line ${line}: ${reason}\n`)
    }
    facts.push(read.value)
  }
  const { broughtFile } = options.value
  const brought =
    broughtFile === null ? ok([]) : await readBrought(resolve(cwd, broughtFile), programmes.value)
  if (!brought.ok) return err(`${broughtFile ?? ''}: ${brought.error}\n`)
  return ok({ ...options.value, facts, programmes: programmes.value, brought: brought.value })
}

type Options = Pick<FactsInput, 'asOf' | 'json' | 'own'> & {
  readonly files: readonly string[]
  readonly programmes: readonly string[]
  readonly broughtFile: string | null
}

function optionsOf(
  args: readonly string[],
  now: () => Date,
  { files: count, own: ownOptions, fault }: FactsCommand,
): Result<Options, string> {
  const own: NonNullable<ParseArgsConfig['options']> = {}
  for (const [name, type] of Object.entries(ownOptions ?? {})) own[name] = { type }
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ...own,
        'as-of': { type: 'string' },
        programme: { type: 'string', multiple: true },
        'brought-forward': { type: 'string' },
        json: { type: 'boolean' },
      },
    })
    const wrong = filesFault(positionals, count)
    if (wrong !== null) return err(wrong)
    const { 'as-of': asOfText, 'brought-forward': broughtFile = null, programme, json, ...rest } = values
    const asOf = asOfText === undefined ? now().toISOString() : instantOf(asOfText)
    if (asOf === null)
      return err(`--as-of takes a moment such as 2026-11-22T13:31:00Z, not ${asOfText ?? ''}.`)
    const chosen = rest as FactsInput['own']
    const ownFault = fault?.(chosen) ?? null
    if (ownFault !== null) return err(ownFault)
    return ok({
      files: positionals,
      asOf,
      programmes: programme ?? [],
      broughtFile,
      json: json === true,
      own: chosen,
    })
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error))
  }
}

function filesFault(files: readonly string[], count: 1 | 2): string | null {
  if (files.length === 0) return 'Which facts? Name a file, or - for standard input.'
  if (files.length < count) return 'Which facts come next? Name a second file, or - for standard input.'
  if (files.length > count) {
    const most = count === 1 ? 'One file of facts at a time' : 'Two files of facts at a time'
    return `${most}; ${files.slice(count).join(', ')} is too many.`
  }
  return files.every((file) => file === '-') && count > 1
    ? 'Standard input can be one of the two files.'
    : null
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
