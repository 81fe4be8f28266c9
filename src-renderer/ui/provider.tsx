import { MantineProvider } from '@mantine/core'
import type { ReactNode } from 'react'
import { resolveVariables, theme } from './theme'

export type Appearance = 'system' | 'light' | 'dark'

/** The nonce of the content policy: put into the page by whoever serves it, and needed for the theme's style element. */
function pageNonce(): string {
  return document.querySelector('meta[name="style-nonce"]')?.getAttribute('content') ?? ''
}

/** The member's choice is main's to keep, so nothing is stored in the page. */
const noStorage = {
  get: (fallback: 'light' | 'dark' | 'auto') => fallback,
  set: () => undefined,
  subscribe: () => undefined,
  unsubscribe: () => undefined,
  clear: () => undefined,
}

type Props = {
  readonly appearance: Appearance
  readonly children: ReactNode
  readonly stillForTests?: boolean
  readonly nonce?: () => string
}

export function UiProvider({ appearance, children, stillForTests = false, nonce = pageNonce }: Props) {
  const scheme = appearance === 'system' ? 'auto' : appearance
  const forced = appearance === 'system' ? {} : { forceColorScheme: appearance }
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={resolveVariables}
      colorSchemeManager={noStorage}
      defaultColorScheme={scheme}
      getStyleNonce={nonce}
      {...forced}
      {...(stillForTests ? { env: 'test' as const } : {})}
    >
      {children}
    </MantineProvider>
  )
}
