import { describe, expect, it } from 'vitest'
import { createClient, readAnswer, readEvent } from '../../src-renderer/bridge/client'
import { fakeWith } from './fake'

describe('the client of main', () => {
  it('takes an answer that the contract knows', () => {
    expect(readAnswer('folders.choose', { ok: true, value: { folder: 'f1' } })).toEqual({
      ok: true,
      value: { folder: 'f1' },
    })
  })

  it('hands on an expected failure', () => {
    const error = { code: 'disk-full' }
    expect(readAnswer('sync.now', { ok: false, error })).toEqual({ ok: false, error })
  })

  it('takes an answer of another shape for a failure, and says where', () => {
    const answer = readAnswer('folders.choose', { ok: true, value: { folder: 7 } })
    expect(answer).toEqual({
      ok: false,
      error: { code: 'unexpected', params: { request: 'folders.choose', at: 'folder' } },
    })
    expect(readAnswer('sync.now', 'nonsense').ok).toBe(false)
  })

  it('survives a channel that breaks', async () => {
    const bridge = createClient({
      request: () => Promise.reject(new Error('gone')),
      handIn: () => Promise.reject(new Error('gone')),
      subscribe: () => () => undefined,
    })
    expect(await bridge.request('sync.now', {})).toMatchObject({ ok: false, error: { code: 'unexpected' } })
    expect(await bridge.handIn([])).toMatchObject({ ok: false, error: { code: 'unexpected' } })
  })

  it('drops an event that it can’t read', () => {
    expect(readEvent('history.changed', {})).toEqual({ name: 'history.changed', payload: {} })
    expect(readEvent('history.changed', { more: 1 })).toBeNull()
    expect(readEvent('toString', {})).toBeNull()
  })

  it('passes the name and input on as they are', async () => {
    const { scene } = fakeWith('full')
    const asked: unknown[] = []
    const bridge = createClient({
      request: async (name, input) => {
        asked.push([name, input])
        return { ok: true, value: scene.state }
      },
      handIn: async (files) => ({ ok: true, value: { files: files.map(String), refused: [] } }),
      subscribe: () => () => undefined,
    })
    const answer = await bridge.request('state.get', {})
    expect(asked).toEqual([['state.get', {}]])
    expect(answer.ok && answer.value.points.balance).toBe(1240)
    expect(await bridge.handIn([])).toEqual({ ok: true, value: { files: [], refused: [] } })
  })
})
