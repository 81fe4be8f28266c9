import type { Invariants } from '@shared/inspect/geometry/sketch/invariants'
import { writeSketch, type Sketch } from '@shared/inspect/geometry/sketch/text'
import type { Random } from '@shared/sample/random'

const around = (random: Random, middle: number, spread: number): number =>
  middle + (spread * (random.between(-1, 1) + random.between(-1, 1) + random.between(-1, 1))) / 1.2

const numbers = (random: Random, count: number, from: number, to: number) =>
  Array.from({ length: count }, () => random.between(from, to))

/** Sizes are logarithms of millimetres: most models are a hand's breadth, few much smaller or larger. */
function body(random: Random, middle: number): Invariants {
  const area = around(random, middle, 0.8)
  return {
    sizes: [area, around(random, area - 0.4, 0.3)],
    shape: numbers(random, 24, 0, 1),
    hand: numbers(random, 12, -0.2, 0.2),
  }
}

const screw = (): Invariants => ({
  sizes: [Math.log(18), Math.log(9)],
  shape: Array.from({ length: 24 }, (_, n) => n / 24),
  hand: Array.from({ length: 12 }, () => 0.1),
})

/** Models as a site might have them: half of one body, half of up to four, and one in twenty with the same screw. */
export function madeUpSketch(random: Random): Sketch {
  const whole = body(random, Math.log(70))
  if (random.between(0, 1) < 0.5) return { whole, bodies: [whole] }
  const count = Math.floor(random.between(1, 4))
  const bodies = Array.from({ length: count }, () => body(random, Math.log(35)))
  return { whole, bodies: random.between(0, 1) < 0.1 ? [...bodies, screw()] : bodies }
}

/** The same model as another program rounds it. */
export function copied(random: Random, { whole, bodies }: Sketch): string {
  const rounded = (values: readonly number[]) => values.map((value) => value + random.between(-1e-5, 1e-5))
  const copy = ({ sizes, shape, hand }: Invariants): Invariants => ({
    sizes: rounded(sizes),
    shape: rounded(shape),
    hand: rounded(hand),
  })
  return writeSketch({ whole: copy(whole), bodies: bodies.map(copy) })
}
