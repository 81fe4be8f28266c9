/** Every design token, first for light, then for dark. The one place where a colour is written down. */
export type Scheme = 'light' | 'dark'
type Pair = readonly [light: string, dark: string]

export const colours = {
  canvas: ['#EDF1F1', '#101617'],
  side: ['#E4E9E9', '#0B1011'],
  surface: ['#FFFFFF', '#182022'],
  inset: ['#F5F8F8', '#131A1C'],
  field: ['#FFFFFF', '#131A1C'],
  bed: ['#E9EEEE', '#202A2C'],
  'bed-grid': ['rgba(19, 27, 29, 0.05)', 'rgba(234, 240, 240, 0.05)'],
  line: ['#DBE2E2', '#283234'],
  line2: ['#C5CFCF', '#3A4649'],
  edge: ['#7B898B', '#748386'],
  track: ['#879395', '#667578'],
  ink: ['#131B1D', '#EAF0F0'],
  ink2: ['#435154', '#B1BDBF'],
  ink3: ['#5A686B', '#93A1A4'],
  accent: ['#E4541A', '#FF7A3D'],
  'accent-text': ['#AE3907', '#FF9A69'],
  'accent-soft': ['#FCEBE2', '#3A2115'],
  btn: ['#C8430C', '#F4733A'],
  'btn-hover': ['#AE3907', '#FF8C57'],
  'btn-ink': ['#FFFFFF', '#1D0A02'],
  good: ['#0F6B3C', '#74D6A0'],
  'good-soft': ['#E0F2E7', '#14301F'],
  wait: ['#2A4FB0', '#A3BCFF'],
  'wait-soft': ['#E6ECFB', '#1B2747'],
  'wait-line': ['#4F74D9', '#7C9BF5'],
  mend: ['#765000', '#EBC161'],
  'mend-soft': ['#FAEFD0', '#332A10'],
  stop: ['#A31946', '#FF94AE'],
  'stop-soft': ['#FBE5EC', '#3B1622'],
  'strand-top': ['#F37A45', '#FF9D6E'],
  'strand-mid': ['#E4541A', '#FF7A3D'],
  'strand-low': ['#C8430C', '#E35F22'],
  'used-top': ['#8A9698', '#8A9698'],
  'used-low': ['#6B787B', '#6B787B'],
  'segment-on': ['#FFFFFF', '#3A4649'],
  veil: ['rgba(11, 16, 17, 0.45)', 'rgba(4, 7, 8, 0.62)'],
} as const satisfies Record<string, Pair>

/** The library's own scales, from light to dark. */
export const filament = [
  '#FFF3EC',
  '#FCEBE2',
  '#FFD3BD',
  '#FFB794',
  '#FF9A69',
  '#F4733A',
  '#E4541A',
  '#D54A12',
  '#C8430C',
  '#AE3907',
] as const
export const gray = [
  '#F5F8F8',
  '#EDF1F1',
  '#E4E9E9',
  '#DBE2E2',
  '#C5CFCF',
  '#A3AFB1',
  '#7B898B',
  '#5A686B',
  '#435154',
  '#131B1D',
] as const
export const dark = [
  '#EAF0F0',
  '#B1BDBF',
  '#93A1A4',
  '#748386',
  '#3A4649',
  '#283234',
  '#182022',
  '#101617',
  '#0B1011',
  '#070A0B',
] as const

export const shadows = {
  sh1: [
    '0 0 0 1px rgba(19, 27, 29, 0.07), 0 1px 2px rgba(19, 27, 29, 0.05)',
    '0 0 0 1px rgba(255, 255, 255, 0.065)',
  ],
  sh2: [
    '0 0 0 1px rgba(19, 27, 29, 0.07), 0 12px 32px rgba(19, 27, 29, 0.12)',
    '0 0 0 1px rgba(255, 255, 255, 0.065), 0 16px 48px rgba(0, 0, 0, 0.55)',
  ],
} as const satisfies Record<string, Pair>

export const fonts = {
  text: "'Geist Variable', 'Microsoft YaHei UI', 'PingFang SC', 'Noto Sans CJK SC', system-ui, sans-serif",
  mono: "'Geist Mono Variable', ui-monospace, 'Microsoft YaHei UI', 'PingFang SC', 'Noto Sans CJK SC', monospace",
} as const

/** Tokens of one scheme as CSS custom properties. */
export function cssTokens(scheme: Scheme): Record<string, string> {
  const at = scheme === 'light' ? 0 : 1
  const entries = Object.entries({ ...colours, ...shadows })
  return Object.fromEntries(entries.map(([name, pair]) => [`--fl-${name}`, pair[at]]))
}
