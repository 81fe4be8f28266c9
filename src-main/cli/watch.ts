import { stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { createInspectorClient } from '@shared/inspect-node/process/client'
import { forkInspector } from '@shared/inspect-node/process/forked'
import type { Inspector } from '@core/ports'
import { watchFolders, type WatchEvent } from '@core/watch/watch-folders'
import { formatReportLine, printablePath } from './format-report'
import { exitStatus, type CliIo } from './io'

const USAGE = 'Usage: watch [DIR]... [--json]\n'

type Arguments = { readonly folders: readonly string[]; readonly json: boolean } | { readonly fault: string }

function parseArguments(args: readonly string[]): Arguments {
  const folders: string[] = []
  let json = false
  let onlyFolders = false
  for (const arg of args) {
    if (onlyFolders || !arg.startsWith('-')) folders.push(arg)
    else if (arg === '--') onlyFolders = true
    else if (arg === '--json') json = true
    else return { fault: `Unknown option ${arg}.` }
  }
  return { folders: folders.length === 0 ? ['.'] : folders, json }
}

export type WatchDeps = {
  readonly inspector: () => Inspector
  /** Answers when the command is to end. */
  readonly untilStopped: () => Promise<void>
}

/** The watcher in the terminal: one line (or JSON object) per event, until it is interrupted. */
export const createWatch =
  ({ inspector: createInspector, untilStopped }: WatchDeps) =>
  async (args: readonly string[], io: CliIo): Promise<number> => {
    const parsed = parseArguments(args)
    if ('fault' in parsed) {
      io.err(`${parsed.fault}\n${USAGE}`)
      return exitStatus.failed
    }
    const folders = parsed.folders.map((folder) => resolve(io.cwd, folder))
    for (const folder of folders) {
      const stats = await stat(folder).catch(() => null)
      if (!stats?.isDirectory()) {
        io.err(`${folder}: it is not a folder\n`)
        return exitStatus.failed
      }
    }
    const inspector = createInspector()
    const watching = watchFolders({
      folders,
      inspector,
      onEvent: (event) => io.out(parsed.json ? `${JSON.stringify(event)}\n` : lineOf(event, io)),
      log: () => undefined,
    })
    await untilStopped()
    await watching.dispose()
    await inspector.dispose()
    return exitStatus.ok
  }

function lineOf(event: WatchEvent, io: CliIo): string {
  if (event.event === 'verdict') return formatReportLine(event.report, io)
  return `${printablePath(event.file)} ${whatHappened[event.event]}\n`
}

const whatHappened: Readonly<Record<Exclude<WatchEvent['event'], 'verdict'>, string>> = {
  watching: 'is watched',
  missing: 'is not there; it is looked for again',
  unreadable: 'cannot be listed',
  gone: 'is gone',
}

/** A program that is built beside the command line. */
const besideThis = (name: string): string => join(dirname(process.argv[1] ?? ''), name)

const untilInterrupted = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })

export const watch = createWatch({
  inspector: () => createInspectorClient({ spawn: () => forkInspector(besideThis('inspector.js')) }),
  untilStopped: untilInterrupted,
})
