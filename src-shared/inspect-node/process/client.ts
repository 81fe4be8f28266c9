import { appError, type AppError } from '../../errors'
import { defaultLimits } from '../../inspect/limits'
import { withRaised, type RaisedLimits } from '../../inspect/raised-limits'
import type { PrivacyFinding, Report } from '../../inspect/report'
import { err, type Result, ok } from '../../result'
import {
  inspectorAnswerSchema,
  type InspectorAnswer,
  type InspectorRequest,
  type InspectorTransport,
} from './protocol'

export type ScrubbedCopy = {
  readonly path: string
  readonly sha256: string
  readonly size: number
  readonly removed: readonly PrivacyFinding[]
  /** The report of the scrubbed bytes, which are what is sent. */
  readonly report: Report
}

export type Picture = { readonly mime: 'image/png' | 'image/jpeg'; readonly bytes: Uint8Array }

/**
 * The inspector, in a process of its own. If it dies while it works on a file, that file is answered with
 * `file-unreadable` and the next request starts it anew.
 */
export type Inspector = {
  /** With a slicer's accepted data folder, what a preset inherits is looked up in it. */
  readonly inspect: (path: string, dataFolder?: string | null) => Promise<Result<Report, AppError>>
  readonly scrub: (path: string, outFolder: string) => Promise<Result<ScrubbedCopy, AppError>>
  readonly picture: (path: string, plate: number | null, size: 'small' | 'large') => Promise<Picture | null>
  /** From the next file on, these limits are other than usual. */
  readonly limitTo: (raised: RaisedLimits) => void
  readonly dispose: () => Promise<void>
}

export type InspectorClientDeps = {
  readonly spawn: () => InspectorTransport
  /** After so long without an answer it is taken to hang, and is started anew. */
  readonly timeoutMs?: number
  /** With nothing to do for so long it is let go: in the tray there is no inspector. Null keeps it. */
  readonly idleMs?: number | null
  /** How many inspectors may work side by side; a second one is started only when the first is busy. */
  readonly lanes?: number
}

// One shape per request: its id is given here.
type Asked = InspectorRequest extends infer R ? (R extends unknown ? Omit<R, 'id' | 'limits'> : never) : never
type Job = { readonly asked: Asked; readonly done: (answer: InspectorAnswer | null) => void }

/**
 * The inspector as app and service see it, in processes of its own. Files from outside are parsed there, one at a time in each,
 * so when one dies or hangs it is known over which file: that file is answered with `file-unreadable`, and the next
 * request starts another.
 */
export function createInspectorClient(deps: InspectorClientDeps): Inspector {
  const { spawn, timeoutMs = 60_000, idleMs = 30_000, lanes: laneCount = 2 } = deps
  const queue: Job[] = []
  const lanes = Array.from({ length: laneCount }, () => createLane(spawn, timeoutMs, idleMs))
  let disposed = false
  let raised: RaisedLimits = {}

  const pump = () => {
    for (const lane of lanes) {
      if (lane.busy()) continue
      const job = queue.shift()
      if (!job) return
      void lane.run(job.asked, raised).then((answer) => {
        job.done(answer)
        pump()
      })
    }
  }

  const ask = (asked: Asked): Promise<InspectorAnswer | null> =>
    new Promise((done) => {
      if (disposed) {
        done(null)
        return
      }
      queue.push({ asked, done })
      pump()
    })

  const failed = (answer: InspectorAnswer | null): Result<never, AppError> =>
    err(answer?.did === 'nothing' ? answer.error : appError('file-unreadable'))

  return {
    inspect: async (path, dataFolder = null) => {
      const answer = await ask({ do: 'inspect', path, dataFolder })
      return answer?.did === 'inspect' ? ok(answer.report) : failed(answer)
    },
    scrub: async (path, outFolder) => {
      const answer = await ask({ do: 'scrub', path, outFolder })
      return answer?.did === 'scrub' ? ok(answer.copy) : failed(answer)
    },
    picture: async (path, plate, size) => {
      const answer = await ask({ do: 'picture', path, plate, size })
      if (answer?.did !== 'picture' || answer.picture === null) return null
      return { mime: answer.picture.mime, bytes: Buffer.from(answer.picture.base64, 'base64') }
    },
    limitTo: (limits) => {
      raised = limits
    },
    dispose: () => {
      disposed = true
      for (const { done } of queue.splice(0)) done(null)
      for (const lane of lanes) lane.end()
      return Promise.resolve()
    },
  }
}

type Lane = {
  readonly busy: () => boolean
  readonly run: (asked: Asked, limits: RaisedLimits) => Promise<InspectorAnswer | null>
  readonly end: () => void
}

/** One inspector process at a time, and one request at a time to it. */
function createLane(spawn: () => InspectorTransport, timeoutMs: number, idleMs: number | null): Lane {
  let transport: InspectorTransport | null = null
  let current: { readonly id: number; readonly finish: (answer: InspectorAnswer | null) => void } | null =
    null
  let lastId = 0
  let idle: NodeJS.Timeout | null = null

  const end = () => {
    if (idle) clearTimeout(idle)
    idle = null
    const gone = transport
    transport = null
    gone?.kill()
    current?.finish(null)
  }

  const start = (): InspectorTransport => {
    const started = spawn()
    started.onMessage((message) => {
      if (transport !== started) return
      const answer = inspectorAnswerSchema.safeParse(message)
      // It read a stranger's file; if what it says is not understood it is not trusted with the next one.
      if (!answer.success) end()
      else if (answer.data.id === current?.id) current.finish(answer.data)
    })
    started.onExit(() => {
      if (transport !== started) return
      transport = null
      current?.finish(null)
    })
    return started
  }

  return {
    busy: () => current !== null,
    end,
    run: (asked, limits) =>
      new Promise((resolve) => {
        if (idle) clearTimeout(idle)
        const id = (lastId += 1)
        // It gives up by itself when its time is over; only if it hangs does this end it.
        const timer = setTimeout(end, timeoutMs + 2 * (withRaised(limits).timeMs - defaultLimits.timeMs))
        current = {
          id,
          finish: (answer) => {
            clearTimeout(timer)
            current = null
            if (idleMs !== null && transport) idle = setTimeout(end, idleMs)
            resolve(answer)
          },
        }
        try {
          transport ??= start()
          transport.send({ id, ...asked, limits })
        } catch {
          end()
        }
      }),
  }
}
