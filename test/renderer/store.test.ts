import type { FileRow } from '@shared/ipc/views'
import { describe, expect, it } from 'vitest'
import { changeRows, sortRows } from '../../src-renderer/store/file-rows'
import { countToPublish, daysUntil, leftToEarn } from '../../src-renderer/store/selectors'
import { createAppStore, mergeState } from '../../src-renderer/store/store'
import { firstView, viewOf } from '../../src-renderer/store/view'
import { fakeWith, shownAt } from './fake'

const rowsOf = (name: 'full' | 'many'): FileRow[] => fakeWith(name).scene.files.map((file) => file.row)

describe('the rows of Files', () => {
  it('stand newest first', () => {
    const rows = sortRows(rowsOf('full'))
    expect(rows.map((row) => row.seenAt)).toEqual(
      rows
        .map((row) => row.seenAt)
        .sort()
        .reverse(),
    )
  })

  it('take in a change without touching the others', () => {
    const rows = sortRows(rowsOf('full'))
    const ripple = rows.find((row) => row.id === 'ripple')
    if (!ripple) throw new Error('no sample')
    const changed = changeRows(rows, { upserted: [{ ...ripple, publication: 'sending' }], removed: ['lid'] })
    expect(changed).toHaveLength(rows.length - 1)
    expect(changed.find((row) => row.id === 'ripple')?.publication).toBe('sending')
    expect(changed.find((row) => row.id === 'hex')).toBe(rows.find((row) => row.id === 'hex'))
  })

  it('stay the same list when nothing changed', () => {
    const rows = sortRows(rowsOf('full'))
    expect(changeRows(rows, { upserted: [], removed: [] })).toBe(rows)
  })
})

describe('the store', () => {
  it('is filled by a snapshot and follows events', async () => {
    const { bridge } = fakeWith('full')
    const store = createAppStore({ bridge, clock: { now: () => shownAt } })
    expect(store.getState().app.status).toBe('loading')
    await store.getState().start()
    const { app, files, history } = store.getState()
    expect([app.status, files.status, history.status]).toEqual(['ready', 'ready', 'ready'])
    store.getState().take({ name: 'state.changed', payload: { outbox: [] } })
    const after = store.getState().app
    expect(after.status === 'ready' && after.value.outbox).toEqual([])
    expect(after.status === 'ready' && app.status === 'ready' && after.value.tasks).toBe(
      app.status === 'ready' && app.value.tasks,
    )
  })

  it('leaves a slice alone that an event does not name', () => {
    const { state } = fakeWith('full').scene
    expect(mergeState(state, { outbox: undefined })).toEqual(state)
  })

  it('keeps an expected failure where the member sees it', async () => {
    const { bridge } = fakeWith('error')
    const store = createAppStore({ bridge, clock: { now: () => shownAt } })
    await store.getState().ask('sync.now', {})
    expect(store.getState().notice?.code).toBe('unexpected')
    store.getState().dismissNotice()
    expect(store.getState().notice).toBeNull()
  })

  it('says of each list on its own that it can’t be had', async () => {
    const { bridge } = fakeWith('error')
    const store = createAppStore({ bridge, clock: { now: () => shownAt } })
    await store.getState().start()
    expect(store.getState().app.status).toBe('ready')
    expect(store.getState().files.status).toBe('failed')
    expect(store.getState().history.status).toBe('failed')
  })
})

describe('the view', () => {
  it('puts away what stood beside the last page and keeps the chosen file', () => {
    const view = {
      ...firstView,
      page: 'files' as const,
      file: 'ripple',
      publishing: 'ripple',
      waitingOpen: true,
    }
    expect(viewOf(view, 'history')).toEqual({ ...firstView, page: 'history', file: 'ripple' })
  })
})

describe('what the pages work out', () => {
  it('counts the files that could be published now', () => {
    expect(countToPublish(rowsOf('full'))).toBe(2)
  })

  it('counts as left what a cap has room for, and what is still to do', () => {
    const { tasks } = fakeWith('full').scene.state.tasks
    const left = Object.fromEntries(tasks.map((task) => [task.rule, leftToEarn(task)]))
    expect(left).toMatchObject({
      'set-preference': 0,
      'nickname-avatar': 5,
      'model-upload': 0,
      'model-first-profile': 35,
      'print-review': 26,
      // What the team will implement nobody can say, so it is not promised.
      feedback: 0,
    })
  })

  it('counts whole days to the opening of a cap', () => {
    expect(daysUntil(shownAt, '2026-12-01T00:00:00.000Z')).toBe(9)
    expect(daysUntil(shownAt, '2026-11-01T00:00:00.000Z')).toBe(0)
  })
})
