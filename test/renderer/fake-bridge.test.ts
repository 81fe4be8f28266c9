import { events, requests, type RequestName } from '@shared/ipc/contract'
import { describe, expect, it } from 'vitest'
import { scenarioNames } from '../../src-renderer/bridge/fake/scenario'
import { fakeWith, inputs } from './fake'

const names = Object.keys(requests) as RequestName[]

describe('the fake bridge', () => {
  it.each(scenarioNames.filter((name) => fakeWith(name).scene.silent === null))(
    'answers every request as the contract has it in the scenario "%s"',
    async (name) => {
      for (const request of names) {
        // Each on a fresh one, so that no answer depends on the others.
        const { bridge } = fakeWith(name)
        expect(requests[request].input.safeParse(inputs[request]).success, request).toBe(true)
        const answer = await bridge.request(request, inputs[request])
        if (name !== 'error' && !answer.ok) expect(answer.error.code, request).not.toBe('unexpected')
      }
    },
  )

  it('only sends events that the contract knows', async () => {
    const { bridge, letTimePass } = fakeWith('full')
    const seen = new Set<string>()
    bridge.subscribe(({ name, payload }) => {
      seen.add(name)
      expect(events[name].safeParse(payload).success, name).toBe(true)
    })
    for (const request of names) await bridge.request(request, inputs[request])
    letTimePass()
    expect([...seen].sort()).toEqual(['files.changed', 'history.changed', 'state.changed'])
  })

  it('keeps pending apart from the balance until it is confirmed', async () => {
    const { bridge, letTimePass } = fakeWith('full')
    const points = async () => {
      const answer = await bridge.request('state.get', {})
      if (!answer.ok) throw new Error('no state')
      return answer.value.points
    }
    const before = await points()
    await bridge.request('files.publish', inputs['files.publish'])
    const waiting = await points()
    expect(waiting.balance).toBe(before.balance)
    expect(waiting.pending).toBe(before.pending + 65)
    letTimePass()
    const after = await points()
    expect(after.balance).toBe(before.balance + 65)
    expect(after.pending).toBe(before.pending)
  })

  it('sends nothing while the place can’t be reached', async () => {
    const { bridge, letTimePass } = fakeWith('offline')
    await bridge.request('files.publish', inputs['files.publish'])
    letTimePass()
    const answer = await bridge.request('state.get', {})
    expect(answer.ok && answer.value.outbox[0]?.state).toBe('waiting-to-sync')
  })
})
