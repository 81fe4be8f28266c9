import { createAppIntl, translator } from '@shared/i18n/intl'
import { languages } from '@shared/i18n/language'
import type { AppState } from '@shared/ipc/contract'
import { describe, expect, it } from 'vitest'
import { scenario } from '../../src-renderer/bridge/fake/scenario'
import { syncWords, wholeOf } from '../../src-renderer/shell/sync-words'
import { shownAt } from './fake'

const scenes = (['full', 'assisted', 'practice', 'empty'] as const).map(
  (name) => scenario(name, shownAt).state,
)
const states = ['idle', 'waiting', 'syncing', 'unreachable', 'not-allowed', 'nothing-to-sync'] as const
const tries = [null, '2026-11-21T14:32:00.000Z']

const everyState = (): AppState[] =>
  scenes.flatMap((scene) =>
    states.flatMap((state) =>
      tries.flatMap((nextTryAt) =>
        [0, 1, 345].map((waiting) => ({
          ...scene,
          sync: { ...scene.sync, state, waiting, nextTryAt },
        })),
      ),
    ),
  )

describe('the words at the foot of the sidebar', () => {
  it.each(languages)('are words of the sentence that is spoken, in every state, in %s', (language) => {
    const words = {
      t: translator(createAppIntl(language)),
      time: (at: string) => at.slice(11, 16),
      dayTime: (at: string) => at.slice(0, 16),
    }
    for (const state of everyState()) {
      const { title, detail } = syncWords(state, words)
      const spoken = wholeOf([title, detail]).toLowerCase()
      expect(spoken).not.toMatch(/, $/u)
      for (const { short } of [title, detail]) {
        expect(short).not.toBe('')
        expect(spoken).toContain(short.toLowerCase())
      }
    }
  })
})
