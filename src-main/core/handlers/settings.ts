import type { Handlers } from '@shared/ipc/contract'
import { raise } from '@shared/inspect/raised-limits'
import { ok } from '@shared/result'
import { done, type Context } from './context'

type Names =
  'state.get' | 'settings.change' | 'startup.get' | 'startup.set' | 'clipboard.write' | 'window.control'

export function settingsHandlers({
  store,
  announcer,
  deps,
  watchAccepted,
  sync,
}: Context): Pick<Handlers, Names> {
  const { loginItem } = deps.desktop
  return {
    'startup.get': () => Promise.resolve(ok({ on: loginItem.isOn() })),
    'startup.set': ({ on }) => {
      loginItem.set(on)
      return Promise.resolve(ok({ on: loginItem.isOn() }))
    },
    'state.get': () => Promise.resolve(ok(announcer.state())),
    'settings.change': async ({ language, appearance, paused, guideDone, tellExpiring, limit }) => {
      const stored = await store.commit(({ settings }) => [
        {
          change: 'settings',
          settings: {
            guideDone: guideDone ?? settings.guideDone,
            language: language === undefined ? settings.language : language,
            appearance: appearance ?? settings.appearance,
            paused: paused ?? settings.paused,
            tellExpiring: tellExpiring ?? settings.tellExpiring,
            limits: limit === undefined ? settings.limits : raise(settings.limits, limit.name, limit.value),
          },
        },
      ])
      if (!stored.ok) return stored
      if (limit !== undefined) deps.inspector.limitTo(store.state.settings.limits)
      if (appearance !== undefined) deps.desktop.setAppearance(appearance)
      if (paused !== undefined) {
        watchAccepted()
        if (paused) sync.suspend()
        else sync.resume()
      }
      return ok({})
    },
    'clipboard.write': ({ text }) => {
      deps.desktop.writeClipboard(text)
      return Promise.resolve(done(ok(undefined)))
    },
    'window.control': ({ action }) => {
      deps.desktop.controlWindow(action)
      return Promise.resolve(done(ok(undefined)))
    },
  }
}
