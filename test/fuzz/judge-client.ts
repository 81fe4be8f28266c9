import { fork, type ChildProcess } from 'node:child_process'
import type { Judgement } from './oracles'
import type { FuzzCase } from './targets'

export type JudgeClient = { readonly judge: (one: FuzzCase) => Promise<Judgement>; readonly end: () => void }

/** Of the processor, for one inspection of a file of some hundred kilobytes. */
const MOST_CPU_MS = 3000
/** Of the wall: only a process that hangs is ended by it. */
const WATCHDOG_MS = 40_000
const MOST_HEAP_MIB = 400
const MOST_RSS_KIB = 900 * 1024

type Answer = Judgement & { readonly rssKib: number }

/** Judges in a process of its own, ended where it hangs or grows, and started anew for the next case. */
export function createJudgeClient(program: string): JudgeClient {
  let child: ChildProcess | null = null
  const end = () => {
    child?.removeAllListeners()
    child?.kill('SIGKILL')
    child = null
  }
  const start = (): ChildProcess =>
    fork(program, { serialization: 'advanced', execArgv: [`--max-old-space-size=${MOST_HEAP_MIB}`] })

  const failed = (oracle: string, detail: string): Judgement => ({
    failures: [{ oracle, detail }],
    codes: [],
    signature: '',
    cpuMs: 0,
  })

  return {
    end,
    judge: (one) =>
      new Promise((resolve) => {
        const worker = (child ??= start())
        const finish = (judgement: Judgement, goesOn: boolean) => {
          clearTimeout(watchdog)
          worker.removeAllListeners()
          if (!goesOn) end()
          resolve(judgement)
        }
        const watchdog = setTimeout(
          () => finish(failed('hangs', `no answer after ${WATCHDOG_MS / 1000} s`), false),
          WATCHDOG_MS,
        )
        worker.once('exit', (code, signal) =>
          finish(failed('dies', `the process ended with ${signal ?? code ?? 'nothing'}`), false),
        )
        worker.once('message', (message) => {
          const { rssKib, ...judgement } = message as Answer
          const more = [
            ...(judgement.cpuMs > MOST_CPU_MS
              ? [{ oracle: 'slow', detail: `${Math.round(judgement.cpuMs)} ms of the processor` }]
              : []),
            ...(rssKib > MOST_RSS_KIB
              ? [{ oracle: 'memory', detail: `${Math.round(rssKib / 1024)} MiB resident` }]
              : []),
          ]
          finish({ ...judgement, failures: [...judgement.failures, ...more] }, rssKib <= MOST_RSS_KIB)
        })
        worker.send(one)
      }),
  }
}
