import { longText, mutateText } from './mutate-text'
import { chance, oddNumbers, oddTexts, pick, span, type Random } from './pick'

type Change = (tokens: string[], random: Random) => void

const TOKEN = /"(?:[^"\\]|\\.)*"?|-?\d[\d.eE+-]*|[[\]{},:]|\s+|[^\s"[\]{},:]+/g

const isValue = (token: string) => /^["\-\dtfn]/.test(token)
const keys = [
  'from',
  'name',
  'type',
  'inherits',
  'version',
  'header',
  'app',
  'models',
  'print_settings_id',
  'printer_settings_id',
  'filament_settings_id',
  'printer_model',
  'nozzle_diameter',
  'layer_height',
  'filament_type',
  'filament_colour',
  'compatible_printers',
  'instantiation',
  'process_list',
  'host_type',
  '__proto__',
  'constructor',
  'toString',
  'printable_area',
  'printable_height',
  'inherits_group',
]

const someValue = (random: Random): string =>
  pick(random, [
    pick(random, oddNumbers),
    JSON.stringify(pick(random, oddTexts)),
    JSON.stringify(longText(random)),
    'null',
    'true',
    '{}',
    '[]',
    '[[]]',
    '{"a":{}}',
    '["a",1,null]',
    `"${pick(random, oddTexts)}"`,
    '"\\ud800"',
    '"\\x"',
    "'single'",
    'undefined',
    '1e999',
    '"0.4"',
    '"0.4;0.6"',
    '["0.4"]',
    '"system"',
    '"User"',
    `[${'1,'.repeat(pick(random, [10, 1000, 30_000]))}1]`,
    '['.repeat(pick(random, [5, 70, 5000])),
    '{"a":1,"a":2}',
  ])

const changes: readonly Change[] = [
  (tokens, random) => {
    const { from, to } = span(random, tokens.length)
    tokens.splice(from, to - from)
  },
  (tokens, random) => {
    const { from, to } = span(random, tokens.length)
    tokens.splice(to, 0, ...tokens.slice(from, to))
  },
  ...Array.from({ length: 4 }, (): Change => (tokens, random) => {
    const places = tokens.flatMap((token, at) => (isValue(token) ? [at] : []))
    if (places.length > 0) tokens[pick(random, places)] = someValue(random)
  }),
  (tokens, random) => {
    const at = tokens.indexOf('{', random.int(0, Math.max(0, tokens.length - 2)))
    tokens.splice(at + 1, 0, `"${pick(random, keys)}":${someValue(random)},`)
  },
  (tokens, random) => {
    const places = tokens.flatMap((token, at) =>
      token.startsWith('"') && tokens[at + 1] === ':' ? [at] : [],
    )
    if (places.length > 0) tokens[pick(random, places)] = JSON.stringify(pick(random, keys))
  },
  (tokens, random) => {
    tokens.splice(
      random.int(0, tokens.length),
      0,
      pick(random, [',', ':', '{', '}', '[', ']', '//x\n', '/**/', '\ufeff', '\u0000', '"']),
    )
  },
  (tokens) => {
    tokens.push('\n# MD5 checksum 0123456789ABCDEF0123456789ABCDEF\n')
  },
]

/** Works on keys and values, so that most of what comes out is still JSON. */
export function mutateJson(text: string, random: Random): string {
  if (chance(random, 0.1)) return mutateText(text, random)
  const tokens = text.match(TOKEN) ?? []
  for (let i = random.int(1, 3); i > 0; i--) pick(random, changes)(tokens, random)
  return tokens.join('')
}
