import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import type { Fact } from '@shared/facts/fact'
import type { CliIo } from '../../../src-main/cli/io'
import { runCli } from '../../../src-main/cli/run'

/** What a command said on a terminal in a folder, and where it says it. */
export function terminalIn(folder: string) {
  const said = { out: '', err: '' }
  const io: CliIo = {
    out: (text) => void (said.out += text),
    err: (text) => void (said.err += text),
    colours: false,
    columns: 100,
    cwd: folder,
  }
  return { said, io }
}

export async function runIn(folder: string, args: readonly string[]) {
  const { said, io } = terminalIn(folder)
  const status = await runCli(args, io)
  return { status, ...said }
}

export const lines = (facts: readonly Fact[]): string =>
  facts.map((fact) => `${JSON.stringify(fact)}\n`).join('')

/** A folder of its own for each test of a file, and the command line in it. */
export function ownFolder() {
  let folder = ''
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'firstlayer-cli-'))
  })
  afterEach(() => rm(folder, { recursive: true }))
  return {
    write: (name: string, content: string | Uint8Array) => writeFile(join(folder, name), content),
    terminal: () => terminalIn(folder),
    run: (...args: readonly string[]) => runIn(folder, args),
  }
}
