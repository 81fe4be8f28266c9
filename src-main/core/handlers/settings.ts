import type { Handlers } from '@shared/ipc/contract'
import { ok } from '@shared/result'
import { done, type Context } from './context'

export function settingsHandlers({
  store,
  announcer,
  deps,
  watchAccepted,
  sync,
}: Context): Pick<Handlers, 'state.get' | 'settings.change' | 'clipboard.write' | 'window.control'> {
  return {
    'state.get': () => Promise.resolve(ok(announcer.state())),
    'settings.change': async ({ language, appearance, paused, guideDone }) => {
      const stored = await store.commit(({ settings }) => [
        {
          change: 'settings',
          settings: {
            guideDone: guideDone ?? settings.guideDone,
            language: language === undefined ? settings.language : language,
            appearance: appearance ?? settings.appearance,
            paused: paused ?? settings.paused,
          },
        },
      ])
      if (!stored.ok) return stored
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
