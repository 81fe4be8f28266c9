import { describe, expect, it } from 'vitest'
import { firstLook, rememberLook } from '../../../src-main/shell/first-look'
import type { Memory, Remembered } from '../../../src-main/shell/remembered'

const look = { guideDone: true, language: 'de', appearance: 'dark' } as const

function memoryWith(remembered: Remembered['look']) {
  let all: Remembered = { window: null, dialogFolder: null, look: remembered }
  let writes = 0
  const memory: Memory = {
    get: () => all,
    change: (change) => {
      writes += 1
      all = { ...all, ...change }
    },
  }
  return { memory, writes: () => writes }
}

describe('what the window shows first', () => {
  it('is the guide until that was gone through', () => {
    const before = firstLook({ remembered: { ...look, guideDone: false }, systemLocale: 'en', dark: false })
    expect(before.kind).toBe('guide')
    expect(firstLook({ remembered: look, systemLocale: 'en', dark: false }).kind).toBe('window')
  })

  it.each([
    ['de', 'en-GB', 'de'],
    [null, 'zh-Hans-CN', 'zh-CN'],
    [null, 'fr-FR', 'en'],
  ] as const)('speaks, with %s chosen on a system that speaks %s, %s', (language, systemLocale, spoken) => {
    expect(firstLook({ remembered: { ...look, language }, systemLocale, dark: true })).toMatchObject({
      language: spoken,
      dark: true,
    })
  })

  it('follows the settings, and writes only what changed', () => {
    const { memory, writes } = memoryWith(look)
    const settings = { paused: false, tellExpiring: true, ...look } as Parameters<
      typeof rememberLook
    >[1]['settings']
    rememberLook(memory, { settings })
    expect(writes()).toBe(0)
    rememberLook(memory, { settings: { ...settings, appearance: 'light' } })
    expect(memory.get().look).toEqual({ ...look, appearance: 'light' })
    expect(writes()).toBe(1)
  })
})
