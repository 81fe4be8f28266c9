import { describe, expect, it } from 'vitest'
import { trayFacts, trayTemplate, type TrayState } from '../../../src-main/shell/tray-menu'
import { createWords } from '../../../src-main/shell/words'

const state: TrayState = {
  points: { kind: 'confirmed', balance: 1240, pending: 15, confirmedAt: null },
  sync: { state: 'waiting', waiting: 2, lastAt: null, nextTryAt: '2026-11-21T14:32:00.000Z', error: null },
  settings: {
    guideDone: true,
    language: null,
    appearance: 'system',
    paused: false,
    tellExpiring: true,
    limits: {},
  },
}
const english = createWords('en-GB', () => new Date('2026-11-21T14:00:00.000Z'))
const done: string[] = []
const labels = (of: TrayState, words = english) =>
  trayTemplate(of, words, {
    open: (page) => done.push(`open ${page ?? ''}`),
    syncNow: () => done.push('sync'),
    pause: (paused) => done.push(`pause ${String(paused)}`),
    quit: () => done.push('quit'),
  })

describe('the tray menu', () => {
  it('says what is confirmed and what is pending, never their sum, and what waits', () => {
    const [points, waiting] = trayFacts(state, english)
    expect(points).toBe('1,240 points · +15 pending')
    expect(waiting).toMatch(/^2 waiting to sync, next try \d\d:\d\d$/u)
  })

  it('tells practice points and estimates from confirmed ones', () => {
    const facts = (kind: TrayState['points']['kind']) =>
      trayFacts({ ...state, points: { ...state.points, kind, pending: 0 } }, english)[0]
    expect(facts('practice')).toBe('1,240 practice points')
    expect(facts('estimate')).toBe('≈ 1,240 points, your estimate')
  })

  it('does what its lines say', () => {
    done.length = 0
    for (const item of labels(state)) (item.click as (() => void) | undefined)?.()
    expect(done).toEqual(['open ', 'open files', 'sync', 'pause true', 'open settings', 'quit'])
  })

  it('offers to go on when it is paused, and no sync where there is nothing to sync with', () => {
    const paused = { ...state, settings: { ...state.settings, paused: true } }
    expect(labels(paused).map(({ label }) => label)).toContain('Resume watching')
    const alone = { ...state, sync: { ...state.sync, state: 'nothing-to-sync' as const } }
    expect(labels(alone).find(({ label }) => label === 'Sync now')?.enabled).toBe(false)
  })

  it('speaks the member’s language, with its own numbers', () => {
    const words = createWords('en-GB', () => new Date('2026-11-21T14:00:00.000Z'))
    expect(words.choose('de')).toBe(true)
    expect(words.choose('de')).toBe(false)
    expect(trayFacts(state, words)[0]).toBe('1.240 Punkte · +15 ausstehend')
  })
})
