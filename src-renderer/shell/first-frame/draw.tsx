import { messagesOf } from '@shared/i18n/catalogue'
import type { Language } from '@shared/i18n/language'
import { renderToStaticMarkup } from 'react-dom/server'
import { UiProvider } from '../../ui/provider'
import { FirstFrame } from './first-frame'
import { frameKinds } from './frame-kind'

export { languages } from '@shared/i18n/language'
export { frameKinds }

/** The first frame as text, for the build; `nonce` stands where main puts the one of each start. */
export function drawFirstFrame(kind: (typeof frameKinds)[number], language: Language, nonce: string): string {
  const messages = messagesOf(language)
  return renderToStaticMarkup(
    <UiProvider appearance="system" nonce={() => nonce}>
      <FirstFrame kind={kind} say={(id) => messages[id]} />
    </UiProvider>,
  )
}
