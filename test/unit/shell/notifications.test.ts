import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Notice } from '@core/ports'
import type { Language } from '@shared/i18n/language'
import type { Headline } from '@shared/ipc/views'
import { createNotifier, type Shown } from '../../../src-main/shell/notifications'
import { createWords } from '../../../src-main/shell/words'

const verdict = (
  name: string,
  verdict: 'qualifies' | 'does-not-qualify' | 'rejected',
  points: number | null,
  first: Headline | null = null,
): Notice => ({
  kind: 'verdict',
  file: name,
  name,
  verdict,
  points,
  toMend: first ? 1 : 0,
  canPublish: points !== null,
  first,
})

function setUp({ isWatched = false, language = 'en' }: { isWatched?: boolean; language?: Language } = {}) {
  const shown: { title: string; body: string }[] = []
  const buttons: Shown['actions'][number][] = []
  const opened: string[] = []
  const notifier = createNotifier({
    show: ({ title, body, actions }, onClick) => {
      shown.push({ title, body })
      buttons.push(...actions)
      onClick()
    },
    openFiles: (file) => opened.push(`files ${file ?? ''}`),
    openSheet: (file) => opened.push(`sheet ${file}`),
    openHistory: () => opened.push('history'),
    isWatched: () => isWatched,
    words: createWords(language, () => new Date('2027-11-21T14:00:00.000Z')),
    gatherMs: 1000,
  })
  return { ...notifier, shown, opened, buttons }
}

describe('a notification', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('says what one export is worth, and opens the Files page at that file', () => {
    const { notify, shown, opened } = setUp()
    notify(verdict('Ripple planter.3mf', 'qualifies', 65))
    vi.advanceTimersByTime(1000)
    expect(shown).toEqual([{ title: 'Qualifies: +65 points', body: 'Ripple planter.3mf' }])
    expect(opened).toEqual(['files Ripple planter.3mf'])
  })

  it('has buttons to publish and to see why, and only the second where nothing can be published', () => {
    const { notify, opened, buttons } = setUp()
    notify(verdict('Ripple planter.3mf', 'qualifies', 65))
    vi.advanceTimersByTime(1000)
    expect(buttons.map(({ label }) => label)).toEqual(['Publish', 'Why?'])
    opened.length = 0
    for (const { act } of buttons) act()
    expect(opened).toEqual(['sheet Ripple planter.3mf', 'files Ripple planter.3mf'])
    buttons.length = 0
    notify(verdict('Lid.3mf', 'rejected', null))
    vi.advanceTimersByTime(1000)
    expect(buttons.map(({ label }) => label)).toEqual(['Why?'])
  })

  const open: Headline = { code: 'mesh-open', message: 'Open.', params: { id: '2', edges: 4 } }
  const told = (notice: Notice, language?: Language) => {
    const { notify, shown } = setUp(language && { language })
    notify(notice)
    vi.advanceTimersByTime(1000)
    return shown[0]
  }

  it('says the first thing to mend of what qualifies', () => {
    expect(told(verdict('Ripple planter.3mf', 'qualifies', 65, open))).toEqual({
      title: 'Qualifies: +65 points',
      body: 'Ripple planter.3mf\nOne thing to mend: The mesh of object 2 is not closed at 4 edges',
    })
  })

  it('says why not and how to mend it, in the member’s language', () => {
    const empty: Headline = { code: 'no-objects', message: 'Nothing is on the plate.' }
    expect(told(verdict('Sockel.3mf', 'does-not-qualify', null, empty), 'de')).toEqual({
      title: 'Noch nicht: Sockel.3mf',
      body: 'Auf der Platte liegt nichts\nFüge im Slicer ein Objekt hinzu und speichere das Projekt neu.',
    })
    const later: Headline = { code: 'from-a-later-version', message: 'The lid is ajar.' }
    expect(told(verdict('Lid.3mf', 'rejected', null, later))).toEqual({
      title: 'Can’t be read: Lid.3mf',
      body: 'The lid is ajar.',
    })
  })

  it('is one for many files that come together', () => {
    const { notify, shown, opened, buttons } = setUp()
    for (let index = 0; index < 12; index += 1)
      notify(verdict(`${String(index)}.3mf`, index < 3 ? 'qualifies' : 'rejected', 10))
    vi.advanceTimersByTime(1000)
    expect(shown).toEqual([{ title: '12 files checked', body: '3 qualify' }])
    expect(opened).toEqual(['files '])
    expect(buttons).toEqual([])
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
    const { notify, shown } = setUp({ isWatched: true })
    notify(verdict('a.3mf', 'qualifies', 65))
    vi.advanceTimersByTime(5000)
    expect(shown).toEqual([])
  })

  it('says that points expire, together with their sum and first day, also over the window', () => {
    const { notify, shown, opened } = setUp({ isWatched: true, language: 'de' })
    const expiring = (points: number, at: string) => notify({ kind: 'expiring', points, at, timeZone: 'UTC' })
    expiring(10, '2027-12-31T00:00:00.000Z')
    expiring(1300, '2027-12-01T00:00:00.000Z')
    vi.advanceTimersByTime(1000)
    expect(shown).toEqual([
      {
        title: '1.310 Punkte verfallen bald',
        body: 'Die ersten am 1. Dezember. Löse sie vorher ein.',
      },
    ])
    expect(opened).toEqual(['history'])
  })
})
