import { raise } from '@shared/inspect/raised-limits'
import type { FakeMemory } from '../memory'
import { done } from './answers'
import type { HandlersOf } from './of'

export const settingsHandlers = (memory: FakeMemory): HandlersOf<'settings'> => ({
  'settings.change': async (input) => {
    const { guideDone, language, appearance, paused, tellExpiring, limit } = input
    memory.change({
      settings: {
        guideDone: guideDone ?? memory.state.settings.guideDone,
        language: language === undefined ? memory.state.settings.language : language,
        appearance: appearance ?? memory.state.settings.appearance,
        paused: paused ?? memory.state.settings.paused,
        tellExpiring: tellExpiring ?? memory.state.settings.tellExpiring,
        limits:
          limit === undefined
            ? memory.state.settings.limits
            : raise(memory.state.settings.limits, limit.name, limit.value),
      },
    })
    return done
  },
})
