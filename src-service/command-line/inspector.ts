import { createInspectorClient, type Inspector } from '@shared/inspect-node/process/client'
import { forkInspector } from '@shared/inspect-node/process/forked'
import { serveInspector } from '@shared/inspect-node/process/serve'
import { failureForLog } from '../failure-for-log'

/** The same program once more, which does nothing but read strangers' files for the service that started it. */
const asInspector = 'inspector'

export const isInspector = (args: readonly string[]): boolean =>
  args[0] === asInspector && process.send !== undefined

/** Lives for as long as the service that started it. */
export function runInspector(): void {
  process.on('disconnect', () => process.exit(0))
  const parent = {
    send: (answer: unknown) => void process.send?.(answer),
    onMessage: (listener: (message: unknown) => void) => void process.on('message', listener),
  }
  serveInspector(parent, (bug) => {
    process.stderr.write(`${JSON.stringify({ event: 'inspector-bug', error: failureForLog(bug) })}\n`)
  })
}

/**
 * What opens strangers' files for the service: in processes of their own, so that a file on which one dies, hangs or
 * runs out of memory costs that file and nothing else.
 */
export const startInspector = (): Inspector =>
  createInspectorClient({ spawn: () => forkInspector(process.argv[1] ?? '', [asInspector]) })
