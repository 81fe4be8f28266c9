import { EventEmitter } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it, vi } from 'vitest'
import { quitInOrder } from '../../../src-main/shell/quit'

function setUp(steps: readonly (readonly [string, () => void | Promise<void>])[], patienceMs = 1000) {
  const exits: number[] = []
  const logged: string[] = []
  const app = Object.assign(new EventEmitter(), { exit: (status: number) => exits.push(status) })
  const quit = quitInOrder({ app: app as never, steps, log: (event) => logged.push(event), patienceMs })
  return { app, quit, exits, logged }
}

describe('quitting', () => {
  it('ends everything in order, and then the process', async () => {
    const ended: string[] = []
    const slow = async () => {
      await wait(5)
      ended.push('core')
    }
    const { quit, exits } = setUp([
      ['core', slow],
      ['service', () => void ended.push('service')],
    ])
    quit(3)
    quit(4)
    await vi.waitFor(() => expect(exits).toEqual([3]))
    expect(ended).toEqual(['core', 'service'])
  })

  it('happens the same way when the system asks', async () => {
    const { app, exits } = setUp([])
    let prevented = false
    app.emit('before-quit', { preventDefault: () => (prevented = true) })
    await vi.waitFor(() => expect(exits).toEqual([0]))
    expect(prevented).toBe(true)
  })

  it('goes on when one of them fails, and says so', async () => {
    const ended: string[] = []
    const { quit, exits, logged } = setUp([
      ['core', () => Promise.reject(new Error('stuck'))],
      ['service', () => void ended.push('service')],
    ])
    quit(0)
    await vi.waitFor(() => expect(exits).toEqual([0]))
    expect(ended).toEqual(['service'])
    expect(logged).toEqual(['bug'])
  })

  it('does not wait for ever', async () => {
    const { quit, exits } = setUp([['core', () => new Promise(() => undefined)]], 20)
    quit(0)
    await vi.waitFor(() => expect(exits).toEqual([0]))
  })
})
