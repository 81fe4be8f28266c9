import { fork } from 'node:child_process'
import type { InspectorTransport } from './protocol'

/** An inspector as a child of plain Node. It dies with its parent, and its memory is bounded. */
export function forkInspector(program: string, args: readonly string[] = []): InspectorTransport {
  const child = fork(program, args, {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    serialization: 'advanced',
    execArgv: ['--max-old-space-size=2048'],
  })
  return {
    send: (message) => child.send(message),
    onMessage: (listener) => child.on('message', listener),
    onExit: (listener) => child.once('exit', listener),
    kill: () => child.kill('SIGKILL'),
  }
}
