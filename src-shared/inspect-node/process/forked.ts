import { fork } from 'node:child_process'
import type { InspectorTransport } from './protocol'

/**
 * Node's bounds of an inspector's memory, in megabytes: what is held, and what is new, of which there is little at a time
 * but which Node would let grow.
 */
export const boundedMemory = ['--max-old-space-size=2048', '--max-semi-space-size=1']

/** An inspector as a child of plain Node. It dies with its parent, and its memory is bounded. */
export function forkInspector(program: string, args: readonly string[] = []): InspectorTransport {
  const child = fork(program, args, {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    serialization: 'advanced',
    execArgv: boundedMemory,
  })
  return {
    send: (message) => child.send(message),
    onMessage: (listener) => child.on('message', listener),
    onExit: (listener) => child.once('exit', listener),
    kill: () => child.kill('SIGKILL'),
  }
}
