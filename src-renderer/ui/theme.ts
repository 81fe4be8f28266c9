import { createTheme, type CSSVariablesResolver, type MantineThemeOverride } from '@mantine/core'
import { cssTokens, dark, filament, fonts, gray, type Scheme } from '../theme/tokens'

const rem = (px: number) => `${px / 16}rem`
const size = { size: 'sm' } as const

export const theme: MantineThemeOverride = createTheme({
  colors: { filament, gray, dark },
  primaryColor: 'filament',
  primaryShade: { light: 8, dark: 5 },
  autoContrast: true,
  luminanceThreshold: 0.179,
  respectReducedMotion: true,
  fontFamily: fonts.text,
  fontFamilyMonospace: fonts.mono,
  spacing: { xs: rem(8), sm: rem(12), md: rem(16), lg: rem(24), xl: rem(32) },
  radius: { xs: rem(6), sm: rem(8), md: rem(12), lg: rem(16) },
  defaultRadius: 'sm',
  fontSizes: { xs: rem(12), sm: rem(13), md: rem(14), lg: rem(16), xl: rem(20) },
  lineHeights: { xs: '1.333', sm: '1.538', md: '1.429', lg: '1.5', xl: '1.4' },
  shadows: { xs: 'var(--fl-sh1)', md: 'var(--fl-sh2)' },
  headings: {
    fontFamily: fonts.text,
    fontWeight: '600',
    sizes: {
      h1: { fontSize: rem(16), lineHeight: '1.5' },
      h2: { fontSize: rem(20), lineHeight: '1.4' },
      h3: { fontSize: rem(14), lineHeight: '1.429' },
    },
  },
  components: {
    Button: { defaultProps: size },
    TextInput: { defaultProps: size },
    Textarea: { defaultProps: size },
    PasswordInput: { defaultProps: size },
    TagsInput: { defaultProps: size },
    Select: { defaultProps: size },
    SegmentedControl: { defaultProps: size },
    Checkbox: { defaultProps: size },
    Switch: { defaultProps: size },
  },
})

function schemeVariables(scheme: Scheme): Record<string, string> {
  return {
    ...cssTokens(scheme),
    '--mantine-color-body': 'var(--fl-canvas)',
    '--mantine-color-text': 'var(--fl-ink)',
    '--mantine-color-dimmed': 'var(--fl-ink2)',
    '--mantine-color-placeholder': 'var(--fl-ink3)',
    '--mantine-color-default': 'var(--fl-surface)',
    '--mantine-color-default-hover': 'var(--fl-inset)',
    '--mantine-color-default-color': 'var(--fl-ink)',
    '--mantine-color-default-border': 'var(--fl-line2)',
    '--mantine-color-anchor': 'var(--fl-accent-text)',
    '--mantine-color-error': 'var(--fl-stop)',
    '--mantine-color-filament-light-color': 'var(--fl-accent-text)',
    '--mantine-color-filament-text': 'var(--fl-accent-text)',
    '--mantine-color-filament-light': 'var(--fl-accent-soft)',
  }
}

/** Puts every token of `theme/tokens.ts` on the page as `--fl-*`, and Mantine's own colours on them. */
export const resolveVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: schemeVariables('light'),
  dark: schemeVariables('dark'),
})
