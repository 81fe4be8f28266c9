import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Notice } from '@core/ports'
import { createNotifier } from '../../../src-main/shell/notifications'
import { createWords } from '../../../src-main/shell/words'

const verdict = (
  name: string,
  verdict: 'qualifies' | 'does-not-qualify' | 'rejected',
  points: number | null,
): Notice => ({
  kind: 'verdict',
  file: name,
  name,
  verdict,
  points,
  toMend: 0,
})

function setUp(isWatched = false) {
  const shown: { title: string; body: string }[] = []
  const opened: string[] = []
  const notifier = createNotifier({
    show: (text, onClick) => {
      shown.push(text)
      onClick()
    },
    openFiles: () => opened.push('files'),
    openHistory: () => opened.push('history'),
    isWatched: () => isWatched,
    words: createWords('en'),
    gatherMs: 1000,
  })
  return { ...notifier, shown, opened }
}

describe('a notification', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('says what one export is worth, and opens the Files page', () => {
    const { notify, shown, opened } = setUp()
    notify(verdict('Ripple planter.3mf', 'qualifies', 65))
    vi.advanceTimersByTime(1000)
    expect(shown).toEqual([{ title: 'Qualifies: +65 points', body: 'Ripple planter.3mf' }])
    expect(opened).toEqual(['files'])
  })

  it('is one for many files that come together', () => {
    const { notify, shown } = setUp()
    for (let index = 0; index < 12; index += 1)
      notify(verdict(`${String(index)}.3mf`, index < 3 ? 'qualifies' : 'rejected', 10))
    vi.advanceTimersByTime(1000)
    expect(shown).toEqual([{ title: '12 files checked', body: '3 qualify' }])
  })

  it('adds up what was confirmed, and opens Transaction History', () => {
    const { notify, shown, opened } = setUp()
    notify({ kind: 'confirmed', points: 30, balance: 30 })
    notify({ kind: 'confirmed', points: 35, balance: 65 })
    vi.advanceTimersByTime(1000)
    expect(shown).toEqual([{ title: '+65 points confirmed', body: '65 points' }])
    expect(opened).toEqual(['history'])
  })

  it('is not shown over the window that says the same', () => {
    const { notify, shown } = setUp(true)
    notify(verdict('a.3mf', 'qualifies', 65))
    vi.advanceTimersByTime(5000)
    expect(shown).toEqual([])
  })
})
