import type { Random } from '@shared/sample/random'

export type { Random }

export function pick<T>(random: Random, list: readonly T[]): T {
  const chosen = list[random.int(0, list.length - 1)]
  if (chosen === undefined) throw new Error('There is nothing to pick from.')
  return chosen
}

export const chance = (random: Random, share: number): boolean => random.next() < share

/** Lengths that meet most edges: small ones often, large ones at times. */
export const someLength = (random: Random): number =>
  chance(random, 0.7) ? random.int(0, 20) : pick(random, [64, 255, 1000, 4096, 20_000, 65_536])

/** Where to cut a list or text of this length: `from` below `to`, mostly close together. */
export function span(random: Random, length: number): { readonly from: number; readonly to: number } {
  const from = random.int(0, Math.max(0, length - 1))
  const size = chance(random, 0.8) ? random.int(1, 12) : random.int(1, Math.max(1, length - from))
  return { from, to: Math.min(length, from + size) }
}

/** Numbers as texts that a lenient reader takes and a strict one must not, and the edges of what is allowed. */
export const oddNumbers: readonly string[] = [
  '0',
  '-0',
  '1',
  '-1',
  '01',
  '+1',
  '1.',
  '.5',
  '1.0',
  '1,5',
  '0x10',
  '1e3',
  '1e-300',
  '1e300',
  '1e308',
  '1e400',
  '-1e400',
  'NaN',
  'nan',
  'INF',
  '-INF',
  'Infinity',
  '',
  ' 1',
  '1 ',
  '1 2',
  '2147483647',
  '2147483648',
  '4294967295',
  '4294967296',
  '9007199254740993',
  '18446744073709551616',
  '١٢',
  '1_000',
  '1e',
  'e1',
  '--1',
  '9'.repeat(400),
]

/** Texts that have hurt other readers. */
export const oddTexts: readonly string[] = [
  '',
  ' ',
  '\u0000',
  '\u0001',
  '\u001b[31m',
  '\u202e',
  '\u2066',
  '\u200b',
  '\ufeff',
  '\ufffe',
  '\ud800',
  '\udc00',
  '𝄞',
  'é',
  'e\u0301',
  '\u0130',
  'ß',
  '../../x',
  '/etc/passwd',
  'C:\\x',
  'CON',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '<script>alert(1)</script>',
  '&lt;',
  '&amp;amp;',
  '&#0;',
  '&#x110000;',
  '&lol;',
  ']]>',
  '<!--',
  '-->',
  '<![CDATA[',
  '<?',
  '?>',
  '%00',
  '%2f',
  '{}',
  '[]',
  'null',
  '\r\n',
  '\r',
  '\u2028',
  '\u0085',
]
