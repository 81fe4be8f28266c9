import { fork } from 'node:child_process'
import { createHash } from 'node:crypto'
import { closeSync, openSync, readSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { nodeInspectDeps } from '@shared/inspect-node/deps'
import { inspectFile } from '@shared/inspect-node/inspect-file'
import { boundedMemory } from '@shared/inspect-node/process/forked'
import { secondsOf } from '../support/report'
import { patient } from './fresh'

/**
 * Checks are measured in a process of their own that stays warm and starts no other, like the app's inspector: the
 * system makes a process that starts another copy its pages one by one as it touches them again, 20 ms of a check.
 */
const WARM = '--warm'

type Work = 'check' | 'check again' | 'hash'
type Order = { readonly work: Work; readonly file: string }

export type Warm = {
  /** Seconds that a whole check takes; of a part met before too. */
  readonly check: (file: string) => Promise<number>
  /** Seconds that a check takes which may know a part again. */
  readonly checkAgain: (file: string) => Promise<number>
  /** Seconds that reading and hashing a file takes, piece by piece as the inspector reads. */
  readonly hash: (file: string) => Promise<number>
  readonly close: () => void
}

async function secondsToCheck(file: string): Promise<number> {
  const start = performance.now()
  const report = await inspectFile(file, patient)
  const seconds = (performance.now() - start) / 1000
  if (!report.ok || report.value.verdict !== 'qualifies') throw new Error(`${file} was not checked`)
  return seconds
}

function secondsToHash(file: string): number {
  const piece = new Uint8Array(256 * 1024)
  return secondsOf(() => {
    const hash = createHash('sha256')
    const handle = openSync(file, 'r')
    for (let length = readSync(handle, piece); length > 0; length = readSync(handle, piece))
      hash.update(piece.subarray(0, length))
    closeSync(handle)
    hash.digest('hex')
  })
}

async function done({ work, file }: Order): Promise<number> {
  if (work === 'hash') return secondsToHash(file)
  if (work === 'check') nodeInspectDeps.parts?.forget()
  return secondsToCheck(file)
}

/** Whether this is the warm process; then it works until it is left alone. */
export function warmHere(): boolean {
  if (process.argv[2] !== WARM) return false
  process.on('message', (order: Order) => {
    void done(order).then((seconds) => process.send?.(seconds))
  })
  return true
}

export function startWarm(): Warm {
  const child = fork(fileURLToPath(import.meta.url), [WARM], { execArgv: boundedMemory })
  const ask = (work: Work) => (file: string) =>
    new Promise<number>((resolve, reject) => {
      const broken = (code: number | null) => {
        reject(new Error(`the warm process ended with ${String(code)}`))
      }
      child.once('exit', broken)
      child.once('message', (seconds) => {
        child.off('exit', broken)
        resolve(Number(seconds))
      })
      child.send({ work, file } satisfies Order)
    })
  return {
    check: ask('check'),
    checkAgain: ask('check again'),
    hash: ask('hash'),
    close: () => child.disconnect(),
  }
}
