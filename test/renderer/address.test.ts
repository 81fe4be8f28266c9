// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addressOf, followAddress, readAddress } from '../../src-renderer/store/address'
import { createAppStore, type AppStoreApi } from '../../src-renderer/store/store'
import { fakeWith, shownAt } from './fake'

let store: AppStoreApi
let stop = () => {}

beforeEach(() => {
  window.location.hash = ''
  store = createAppStore({ bridge: fakeWith('full').bridge, clock: { now: () => shownAt } })
})
afterEach(() => stop())

const follow = () => {
  stop = followAddress(store, window)
}
/** As Chromium does when main loads the same page with another hash. */
const sendTo = (hash: string) => {
  window.history.replaceState(null, '', hash)
  window.dispatchEvent(new Event('hashchange'))
}
const view = () => store.getState().view

describe('the address', () => {
  it.each([
    ['#/files', { page: 'files', file: null, publishing: null }],
    ['#/history', { page: 'history', file: null, publishing: null }],
    ['#/settings', { page: 'settings', file: null, publishing: null }],
    ['#/tasks', { page: 'tasks', file: null, publishing: null }],
    ['#/files/01KAK7Q2M8/publish', { page: 'files', file: '01KAK7Q2M8', publishing: '01KAK7Q2M8' }],
    ['#/files/01KAK7Q2M8', { page: 'files', file: '01KAK7Q2M8', publishing: null }],
  ] as const)('%s is a place', (hash, place) => {
    expect(readAddress(hash)).toEqual(place)
    expect(addressOf(place)).toBe(hash)
  })

  it.each([
    '',
    '#',
    '#/',
    '#page-heading',
    '#/publish',
    '#/constructor',
    '#/history/01KAK7Q2M8',
    '#/history/01KAK7Q2M8/publish',
    '#/files/01KAK7Q2M8/erase',
    '#/files/../settings',
    '#/files/%3Cb%3E',
    `#/files/${'a'.repeat(65)}`,
  ])('%j is none', (hash) => {
    expect(readAddress(hash)).toBeNull()
  })

  it('is followed at the start', () => {
    window.location.hash = '#/files/ripple'
    follow()
    expect(view()).toMatchObject({ page: 'files', file: 'ripple' })
  })

  it('is followed when it changes, and one that is not known does nothing', () => {
    follow()
    sendTo('#/history')
    expect(view().page).toBe('history')
    const before = view()
    sendTo('#/everything')
    expect(view()).toBe(before)
    sendTo('#/files/lid')
    expect(view()).toMatchObject({ page: 'files', file: 'lid' })
  })

  it('puts nothing away on the page where one already is', () => {
    follow()
    store.getState().go('files', { file: 'ripple', publishing: 'ripple' })
    sendTo('#/files')
    expect(view()).toMatchObject({ page: 'files', file: 'ripple', publishing: 'ripple' })
  })

  it('opens the publish sheet of a file, also where one already looks at the file', () => {
    follow()
    store.getState().go('files', { file: 'ripple' })
    sendTo('#/files/ripple/publish')
    expect(view()).toMatchObject({ file: 'ripple', publishing: 'ripple' })
    store.getState().show({ publishing: null })
    expect(window.location.hash).toBe('#/files/ripple')
  })

  it('leads out of the guide that was asked for again', () => {
    follow()
    store.getState().show({ guide: 1 })
    sendTo('#/tasks')
    expect(view().guide).toBeNull()
  })

  it('tells where one is, so that main sees whether it has to send anywhere', () => {
    follow()
    store.getState().go('files')
    expect(window.location.hash).toBe('#/files')
    store.getState().show({ file: 'ripple' })
    expect(window.location.hash).toBe('#/files/ripple')
    store.getState().go('history')
    expect(window.location.hash).toBe('#/history')
  })

  it('is let alone once nobody follows it', () => {
    follow()
    stop()
    sendTo('#/history')
    expect(view().page).toBe('tasks')
  })
})
