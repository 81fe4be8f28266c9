import { HAND, SHAPE, SIZES, type Invariants } from './invariants'

/** A sketch as it is compared. */
export type Sketch = {
  /** All bodies as one surface, as they stand to each other on the plate. */
  readonly whole: Invariants
  /** Bodies that differ, each once, the largest first; the smallest are left out beyond `MOST_BODIES`. */
  readonly bodies: readonly Invariants[]
}

export const MOST_BODIES = 64

/** Changes whenever the same surface would get other numbers: sketches of two versions cannot be compared. */
const VERSION = 's1'

/** Numbers are written as whole multiples of 2^-19 from -16 up, in four digits of base 64 each. */
const STEP = 2 ** -19
const MOST = 2 ** 23 - 1
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const NUMBERS = SIZES + SHAPE + HAND

function writeNumber(value: number): string {
  const steps = Math.max(0, Math.min(2 * MOST + 1, Math.round(value / STEP) + MOST + 1))
  return [18, 12, 6, 0].map((shift) => DIGITS[(steps >> shift) & 63]).join('')
}

function readNumber(text: string): number {
  const steps = Array.from(text).reduce((sum, digit) => sum * 64 + DIGITS.indexOf(digit), 0)
  return (steps - MOST - 1) * STEP
}

const writeOne = ({ sizes, shape, hand }: Invariants) =>
  [...sizes, ...shape, ...hand].map(writeNumber).join('')

function readOne(text: string): Invariants {
  const numbers = Array.from({ length: NUMBERS }, (_, i) => readNumber(text.slice(i * 4, i * 4 + 4)))
  return {
    sizes: numbers.slice(0, SIZES),
    shape: numbers.slice(SIZES, SIZES + SHAPE),
    hand: numbers.slice(SIZES + SHAPE),
  }
}

/** `s1.<whole>.<body>.<body>…`, the largest body first; a body that is the whole is written once. */
export function writeSketch({ whole, bodies }: Sketch): string {
  const wholeText = writeOne(whole)
  const bodyTexts = bodies.map(writeOne)
  const isOne = bodyTexts.length === 1 && bodyTexts[0] === wholeText
  return [VERSION, wholeText, ...(isOne ? [] : bodyTexts)].join('.')
}

const FORM = new RegExp(`^${VERSION}(?:\\.[\\w-]{${NUMBERS * 4}}){1,${MOST_BODIES + 1}}$`)

/** A sketch from its text; null where it is of another version, or none. */
export function readSketch(text: string): Sketch | null {
  if (!FORM.test(text)) return null
  const [whole, ...bodies] = text.split('.').slice(1).map(readOne)
  if (whole === undefined) return null
  return { whole, bodies: bodies.length === 0 ? [whole] : bodies }
}
