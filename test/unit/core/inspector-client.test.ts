import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { createInspectorClient } from '@shared/inspect-node/process/client'
import type { InspectorRequest, InspectorTransport } from '@shared/inspect-node/process/protocol'
import { unreadableReport } from '@core/files/file-record'

type Acting = (
  request: InspectorRequest,
  process: { answer: (message: unknown) => void; exit: () => void },
) => void

/** Processes that do as they are told. */
function processes(act: Acting) {
  const log: string[] = []
  const spawn = (): InspectorTransport => {
    const own = { onMessage: (_: unknown) => {}, onExit: () => {} }
    let gone = false
    const exit = () => {
      if (gone) return
      gone = true
      log.push('exit')
      own.onExit()
    }
    log.push('spawn')
    return {
      send: (request) => {
        log.push(request.do)
        queueMicrotask(() => {
          act(request, { answer: (message) => own.onMessage(message), exit })
        })
      },
      onMessage: (listener) => {
        own.onMessage = listener
      },
      onExit: (listener) => {
        own.onExit = listener
      },
      kill: () => {
        log.push('kill')
        exit()
      },
    }
  }
  return { spawn, log }
}
const reportOf = (request: InspectorRequest) => ({
  id: request.id,
  did: 'inspect',
  report: unreadableReport(request.path, 1),
})

describe('the inspector as core sees it', () => {
  it('answers what was asked, from one process', async () => {
    const { spawn, log } = processes((request, { answer }) => answer(reportOf(request)))
    const inspector = createInspectorClient({ spawn, idleMs: null, lanes: 1 })
    const answers = await Promise.all(['/a', '/b', '/c'].map((path) => inspector.inspect(path)))
    expect(answers.map((answer) => answer.ok && answer.value.file)).toEqual(['/a', '/b', '/c'])
    expect(log.filter((line) => line === 'spawn')).toHaveLength(1)
    await inspector.dispose()
  })

  it('dies over one file, and that file alone is unreadable', async () => {
    const { spawn } = processes((request, { answer, exit }) => {
      if (request.path === '/bomb') exit()
      else answer(reportOf(request))
    })
    const inspector = createInspectorClient({ spawn, idleMs: null, lanes: 2 })
    const paths = ['/a', '/bomb', '/b', '/c', '/bomb', '/d']
    const answers = await Promise.all(paths.map((path) => inspector.inspect(path)))
    expect(answers.map(({ ok }) => ok)).toEqual([true, false, true, true, false, true])
    expect(answers[1]).toEqual({ ok: false, error: { code: 'file-unreadable' } })
    await inspector.dispose()
  })

  it('is ended and started anew when it hangs, or says what cannot be understood', async () => {
    const { spawn, log } = processes((request, { answer }) => {
      if (request.path === '/mad') answer({ id: request.id, did: 'inspect', report: { evil: true } })
      else if (request.path !== '/hang') answer(reportOf(request))
    })
    const inspector = createInspectorClient({ spawn, idleMs: null, lanes: 1, timeoutMs: 30 })
    expect((await inspector.inspect('/hang')).ok).toBe(false)
    expect((await inspector.inspect('/mad')).ok).toBe(false)
    expect((await inspector.inspect('/fine')).ok).toBe(true)
    expect(log.filter((line) => line === 'spawn')).toHaveLength(3)
    await inspector.dispose()
  })

  it('is told the limits that are raised with each file', async () => {
    const asked: unknown[] = []
    const { spawn } = processes((request, { answer }) => {
      asked.push(request.limits)
      answer(reportOf(request))
    })
    const inspector = createInspectorClient({ spawn, idleMs: null, lanes: 1 })
    await inspector.inspect('/a')
    inspector.limitTo({ triangles: 30_000_000 })
    await inspector.inspect('/b')
    expect(asked).toEqual([{}, { triangles: 30_000_000 }])
    await inspector.dispose()
  })

  it('is let go when there is nothing to do', async () => {
    const { spawn, log } = processes((request, { answer }) => answer(reportOf(request)))
    const inspector = createInspectorClient({ spawn, idleMs: 20, lanes: 2 })
    await inspector.inspect('/a')
    await wait(60)
    expect(log).toContain('kill')
    expect((await inspector.inspect('/b')).ok).toBe(true)
    await inspector.dispose()
  })

  it('answers what was still waiting when it is disposed', async () => {
    const { spawn } = processes(() => undefined)
    const inspector = createInspectorClient({ spawn, idleMs: null, lanes: 1 })
    const answers = Promise.all([
      inspector.inspect('/a'),
      inspector.inspect('/b'),
      inspector.picture('/c', null, 'small'),
    ])
    await inspector.dispose()
    const [first, second, picture] = await answers
    expect([first.ok, second.ok, picture]).toEqual([false, false, null])
  })
})
