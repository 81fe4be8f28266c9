import { longText, mutateText } from './mutate-text'
import { chance, oddNumbers, oddTexts, pick, span, type Random } from './pick'

type Change = (tokens: string[], random: Random) => void

const TOKEN = /<[^<>]*>|[^<]+|</g
const ATTRIBUTE = /([\w:.-]+)\s*=\s*("[^"]*"|'[^']*')/g

const isTag = (token: string) => /^<[A-Za-z_/]/.test(token)
const placeOf = (tokens: readonly string[], random: Random, wanted: (token: string) => boolean): number => {
  const places = tokens.flatMap((token, at) => (wanted(token) ? [at] : []))
  return places.length === 0 ? random.int(0, Math.max(0, tokens.length - 1)) : pick(random, places)
}

const dropTokens: Change = (tokens, random) => {
  const { from, to } = span(random, tokens.length)
  tokens.splice(from, to - from)
}
const repeatTokens: Change = (tokens, random) => {
  const { from, to } = span(random, tokens.length)
  const times = chance(random, 0.8) ? random.int(1, 3) : pick(random, [50, 300])
  const copied = tokens.slice(from, to)
  for (let i = 0; i < times && tokens.length < 50_000; i++) tokens.splice(to, 0, ...copied)
}
const swapTokens: Change = (tokens, random) => {
  const a = placeOf(tokens, random, isTag)
  const b = placeOf(tokens, random, isTag)
  const [first, second] = [tokens[a] ?? '', tokens[b] ?? '']
  tokens[a] = second
  tokens[b] = first
}

const eachAttribute =
  (change: (name: string, value: string, random: Random) => string): Change =>
  (tokens, random) => {
    const at = placeOf(tokens, random, (token) => isTag(token) && token.includes('='))
    const tag = tokens[at] ?? ''
    const attributes = [...tag.matchAll(ATTRIBUTE)]
    if (attributes.length === 0) return
    const [whole, name = '', quoted = ''] = pick(random, attributes)
    tokens[at] = tag.replace(whole, () => change(name, quoted.slice(1, -1), random))
  }
const setValue = eachAttribute((name, value, random) => {
  const odd = pick(random, [
    oddNumbers,
    oddNumbers,
    oddTexts,
    [longText(random)],
    ['1', '2', '3', '9', 'other', 'inch'],
  ])
  const by = chance(random, 0.2) ? mutateText(value, random) : pick(random, odd)
  return `${name}="${by.replaceAll('"', '&quot;')}"`
})
const renameAttribute = eachAttribute((name, value, random) => {
  const by = pick(random, [
    'id',
    'name',
    'key',
    'value',
    'objectid',
    'p:path',
    'x',
    'v1',
    'pid',
    'xmlns',
    'xmlns:p',
    'transform',
    `${name}x`,
    `q:${name}`,
  ])
  return `${by}="${value}"`
})
const dropAttribute = eachAttribute(() => '')
const repeatAttribute = eachAttribute((name, value, random) =>
  Array.from(
    { length: pick(random, [2, 70, 300]) },
    (_, i) => `${name}${chance(random, 0.1) ? '' : i}="${value}"`,
  ).join(' '),
)
const unquote = eachAttribute((name, value, random) =>
  pick(random, [`${name}=${value}`, `${name}='${value}'`, `${name}="${value}`, `${name} = "${value}"`, name]),
)

const renameTag: Change = (tokens, random) => {
  const at = placeOf(tokens, random, isTag)
  const by = pick(random, [
    'object',
    'mesh',
    'vertex',
    'triangle',
    'item',
    'component',
    'components',
    'metadata',
    'build',
    'resources',
    'beamlattice',
    'basematerials',
    'plate',
    'filament',
    'q:thing',
    'a',
  ])
  tokens[at] = (tokens[at] ?? '').replace(/^<\/?[\w:.-]+/, (name) =>
    name.startsWith('</') ? `</${by}` : `<${by}`,
  )
}
const nest: Change = (tokens, random) => {
  const at = placeOf(tokens, random, isTag)
  const deep = pick(random, [3, 20, 70, 1500])
  tokens.splice(at, 0, '<a>'.repeat(deep), '</a>'.repeat(chance(random, 0.8) ? deep : deep - 1))
}
const insertMarkup: Change = (tokens, random) => {
  const at = random.int(0, tokens.length)
  const markup = pick(random, [
    '<!-- a comment -->',
    '<!---->',
    '<!-- -- -->',
    '<?pi some thing?>',
    '<?xml version="1.0"?>',
    '<![CDATA[a < b & c]]>',
    '<![CDATA[',
    '<!DOCTYPE model>',
    '<!DOCTYPE a [<!ENTITY b "c">]>',
    '<!ENTITY a SYSTEM "file:///etc/passwd">',
    '&lol;',
    '&#x0;',
    '&#55296;',
    '&amp;',
    '&',
    ']]>',
    '<',
    '>',
    '<metadata name="Title">twice</metadata>',
    '<metadata name="Designer"><b>x</b></metadata>',
    '<metadata name="__proto__">p</metadata>',
    '<metadata key="face_count"/>',
    '<object id="7" type="model"><components><component objectid="7"/></components></object>',
    '<object id="8" type="other"><mesh><vertices/><triangles/></mesh></object>',
    '<item objectid="1"/>',
    '<build/>',
    '<resources/>',
    '<plate><metadata key="plater_id" value="1e300"/></plate>',
    `<x>${longText(random)}</x>`,
  ])
  tokens.splice(at, 0, markup)
}
const setText: Change = (tokens, random) => {
  const at = placeOf(tokens, random, (token) => !token.startsWith('<'))
  tokens[at] = chance(random, 0.5) ? pick(random, oddTexts) : longText(random)
}
const declare: Change = (tokens, random) => {
  tokens[0] = `<?xml version="${pick(random, ['1.0', '1.1', '2.0', ''])}" encoding="${pick(random, ['UTF-8', 'utf-8', 'UTF-16', 'ISO-8859-1', 'UTF-7', 'x', ''])}"?>`
}
const namespaces: Change = (tokens, random) => {
  const at = placeOf(tokens, random, isTag)
  const by = pick(random, [
    ' xmlns="urn:other"',
    ' xmlns:p="urn:p"',
    ' xmlns=""',
    ' q:a="1"',
    ' requiredextensions="q"',
    ' requiredextensions="p"',
    ' xmlns:xmlns="a"',
  ])
  tokens[at] = (tokens[at] ?? '').replace(/^<[\w:.-]+/, (name) => name + by)
}

const changes: readonly Change[] = [
  dropTokens,
  dropTokens,
  repeatTokens,
  swapTokens,
  setValue,
  setValue,
  setValue,
  setValue,
  renameAttribute,
  dropAttribute,
  repeatAttribute,
  unquote,
  renameTag,
  nest,
  insertMarkup,
  insertMarkup,
  setText,
  declare,
  namespaces,
]

/** Works on tags, attributes and texts, so that most of what comes out gets past the parser. */
export function mutateXml(text: string, random: Random): string {
  if (chance(random, 0.1)) return mutateText(text, random)
  const tokens = text.match(TOKEN) ?? []
  for (let i = random.int(1, 3); i > 0; i--) pick(random, changes)(tokens, random)
  return tokens.join('')
}
