// @vitest-environment happy-dom
import '../../src-renderer/zod-config'
import { beforeEach, describe, expect, it } from 'vitest'
import { press } from '../../src-renderer/shell/shortcuts'
import { createAppStore, type AppStoreApi } from '../../src-renderer/store/store'
import { fakeWith, shownAt } from './fake'

let store: AppStoreApi
beforeEach(async () => {
  store = createAppStore({ bridge: fakeWith('full').bridge, clock: { now: () => shownAt } })
  await store.getState().start()
})

const key = (pressed: string, more: Partial<KeyboardEvent> = {}) => {
  const event = {
    key: pressed,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    defaultPrevented: false,
    prevented: false,
    target: document.body,
    preventDefault: () => {
      event.prevented = true
    },
    ...more,
  }
  press(store, event)
  return event.prevented
}
const page = () => store.getState().view.page

describe('the keyboard', () => {
  it('goes to each page by its number, and to Settings by the comma', () => {
    expect(key('2', { ctrlKey: true })).toBe(true)
    expect(page()).toBe('files')
    key('7', { metaKey: true })
    expect(page()).toBe('badges')
    key(',', { ctrlKey: true })
    expect(page()).toBe('settings')
  })

  it('opens its overview by a question mark, but not while one is typing', () => {
    const field = document.createElement('input')
    expect(key('?', { target: field })).toBe(false)
    expect(store.getState().view.shortcutsOpen).toBe(false)
    expect(key('?', { shiftKey: true })).toBe(true)
    expect(store.getState().view.shortcutsOpen).toBe(true)
  })

  it('asks main to sync now', () => {
    const asked: string[] = []
    store.setState({
      ask: (name) => {
        asked.push(name)
        return Promise.resolve({ ok: true, value: {} } as never)
      },
    })
    expect(key('S', { ctrlKey: true, shiftKey: true })).toBe(true)
    expect(asked).toEqual(['sync.now'])
  })

  it('leaves every other key to whoever it is for', () => {
    expect(key('2')).toBe(false)
    expect(key('9', { ctrlKey: true })).toBe(false)
    expect(key('2', { ctrlKey: true, altKey: true })).toBe(false)
    expect(page()).toBe('tasks')
  })

  it('does nothing while the guide is shown', async () => {
    store = createAppStore({ bridge: fakeWith('first').bridge, clock: { now: () => shownAt } })
    await store.getState().start()
    expect(key('2', { ctrlKey: true })).toBe(false)
  })
})
