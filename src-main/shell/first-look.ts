import { languageFor, type Language } from '@shared/i18n/language'
import type { AppState } from '@shared/ipc/contract'
import type { Memory, Remembered } from './remembered'

/** What is in the window before the page's scripts have run: drawn by the build (scripts/setup/first-frame.mjs). */
export type FirstLook = {
  readonly kind: 'window' | 'guide'
  readonly language: Language
  readonly dark: boolean
}

type Deps = {
  readonly remembered: Remembered['look']
  readonly systemLocale: string
  /** As it is with the remembered appearance. */
  readonly dark: boolean
}

export const firstLook = ({ remembered, systemLocale, dark }: Deps): FirstLook => ({
  kind: remembered.guideDone ? 'window' : 'guide',
  language: languageFor(remembered.language, systemLocale),
  dark,
})

/** Keeps what the next start shows before core has read the settings. */
export function rememberLook(memory: Memory, { settings }: Pick<AppState, 'settings'>): void {
  const { guideDone, language, appearance } = settings
  const { look } = memory.get()
  if (look.guideDone === guideDone && look.language === language && look.appearance === appearance) return
  memory.change({ look: { guideDone, language, appearance } })
}
