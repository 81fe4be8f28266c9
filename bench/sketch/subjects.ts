import { distanceBetween } from '@shared/inspect/geometry/sketch/likeness'
import { readSketch, type Sketch } from '@shared/inspect/geometry/sketch/text'
import { realModels } from './corpus'
import type { Build } from './kinds'
import { meshOf, syntheticModels } from './models'
import { merged } from './shapes'
import { sketched } from './sketched'

/** A model to make copies of. */
export type Subject = {
  readonly name: string
  readonly build: Build
  readonly sketch: Sketch
  /** The same with one part less, for each part of which no copy stays. */
  readonly lessened: readonly Build[]
  /** What the inspector says of a real file. */
  readonly fingerprint: string | null
  readonly inspected: Sketch | null
  readonly box: readonly number[] | null
}

/** Far below the threshold, so that it has no say in which parts count. */
const COPY = 2e-5

const without = <T>(all: readonly T[], one: T) => all.filter((other) => other !== one)

const notAFile = { fingerprint: null, inspected: null, box: null }

export const synthetic: readonly Subject[] = syntheticModels().map((model) => {
  const build = [meshOf(model)]
  const lessened =
    model.parts.length > 1 ? model.parts.map((part) => [merged(without(model.parts, part))]) : []
  return { name: model.name, build, sketch: sketched(build), lessened, ...notAFile }
})

export const real: readonly Subject[] = (await realModels()).map(({ file, bodies, sketch, ...told }) => {
  const alone = bodies.filter((body) =>
    without(bodies, body).every((other) => distanceBetween(sketched([body]), sketched([other])) > COPY),
  )
  const lessened = bodies.length > 1 ? alone.map((body) => without(bodies, body)) : []
  const inspected = sketch === null ? null : readSketch(sketch)
  return { name: file, build: bodies, sketch: sketched(bodies), lessened, inspected, ...told }
})
