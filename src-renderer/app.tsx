import './ui/base-styles'
import { languageFor, localeOf, type Language } from '@shared/i18n/language'
import { messagesOf } from '@shared/i18n/catalogue'
import { Suspense, useEffect, useMemo, type ReactNode } from 'react'
import { IntlProvider } from 'react-intl'
import { StoreProvider, useActions, useApp } from './store/context'
import type { AppStoreApi } from './store/store'
import { WordsProvider, useWords } from './text/words'
import { ProblemState } from './ui/problem-state'
import { UiProvider, type Appearance } from './ui/provider'
import { LoadingShell } from './shell/loading-shell'
import { listenForShortcuts } from './shell/shortcuts'
import { Window } from './shell/window'

type Props = {
  readonly store: AppStoreApi
  readonly stillForTests?: boolean
  /** Instead of the window. */
  readonly children?: ReactNode
}

export function App({ store, stillForTests = false, children = <Window /> }: Props) {
  useEffect(() => listenForShortcuts(store, window), [store])
  return (
    <StoreProvider store={store}>
      <Speaking stillForTests={stillForTests}>
        <Content>{children}</Content>
      </Speaking>
    </StoreProvider>
  )
}

function Speaking({
  children,
  stillForTests,
}: {
  readonly children: ReactNode
  readonly stillForTests: boolean
}) {
  const appearance = useApp(({ app }): Appearance =>
    app.status === 'ready' ? app.value.settings.appearance : 'system',
  )
  const language = useApp(({ app }): Language =>
    app.status === 'ready'
      ? languageFor(app.value.settings.language, app.value.app.systemLocale)
      : languageFor(null, document.documentElement.lang),
  )
  const messages = useMemo(() => messagesOf(language), [language])
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  return (
    <IntlProvider locale={localeOf(language)} messages={messages}>
      <WordsProvider language={language}>
        <UiProvider appearance={appearance} stillForTests={stillForTests}>
          {children}
        </UiProvider>
      </WordsProvider>
    </IntlProvider>
  )
}

function Content({ children }: { readonly children: ReactNode }) {
  const app = useApp((store) => store.app)
  const { start } = useActions()
  const { t } = useWords()
  switch (app.status) {
    case 'loading':
      return <LoadingShell />
    case 'failed':
      return <ProblemState title={t('failed.appTitle')} error={app.error} onRetry={() => void start()} />
    case 'ready':
      return <Suspense fallback={<LoadingShell />}>{children}</Suspense>
  }
}
