import { messagesOf } from '@shared/i18n/catalogue'
import { languages } from '@shared/i18n/language'
import { renderToStaticMarkup } from 'react-dom/server'
import { UiProvider } from '../../ui/provider'
import { FirstFrame } from './first-frame'
import { frameKinds } from './frame-kind'

/** Every first frame as text, for the build, by `KIND.LANGUAGE`; `nonce` stands where main puts the one of each start. */
export const drawFirstFrames = (nonce: string): ReadonlyMap<string, string> =>
  new Map(
    frameKinds.flatMap((kind) =>
      languages.map((language) => {
        const messages = messagesOf(language)
        const frame = (
          <UiProvider appearance="system" nonce={() => nonce}>
            <FirstFrame kind={kind} say={(id) => messages[id]} />
          </UiProvider>
        )
        return [`${kind}.${language}`, renderToStaticMarkup(frame)] as const
      }),
    ),
  )
