import type { Mesh } from '@shared/inspect/geometry/mesh'
import type { Random } from '@shared/sample/random'
import { merged, subdivided } from './shapes'
import {
  clustered,
  dealtOut,
  insideOut,
  mirrored,
  movedBy,
  recut,
  reordered,
  rewritten,
  rotated,
  scaled,
  turnedAnyway,
  unwelded,
  welded,
  withStrayVertex,
} from './variants'

/** The bodies of a build in millimetres, as they stand on the plate. */
export type Build = readonly Mesh[]

/** One way in which a build comes back. */
export type Kind = {
  readonly name: string
  readonly make: (build: Build, random: Random) => Build
}

const each =
  (change: (mesh: Mesh, random: Random) => Mesh): Kind['make'] =>
  (build, random) =>
    build.map((mesh) => change(mesh, random))

/** All bodies about one axis, so that they keep standing to each other as they did. */
const aboutAxis = (axis: readonly [number, number, number]) => (build: Build, random: Random) => {
  const angle = random.between(0.2, 6)
  return build.map((mesh) => rotated(mesh, axis, angle))
}

const inUnit = (millimetres: number, digits: number) =>
  each((mesh) =>
    rewritten(mesh, (value) => String(Number((value / millimetres).toFixed(digits)) * millimetres)),
  )

const decimals = (digits: number) => (mesh: Mesh) => rewritten(mesh, (value) => value.toFixed(digits))
const float32 = (mesh: Mesh) => rewritten(mesh, (value) => String(Math.fround(value)))
const ACROSS_THE_PLATE = [230, 150, 40] as const

/** The same model, which must be recognised. */
export const sameKinds: readonly Kind[] = [
  { name: 'vertices and triangles in another order', make: each(reordered) },
  { name: 'in inches, six decimals', make: inUnit(25.4, 6) },
  { name: 'in metres, eight decimals', make: inUnit(1000, 8) },
  { name: 'in microns, whole numbers', make: inUnit(0.001, 0) },
  { name: 'moved across the plate', make: each((mesh) => movedBy(mesh, ACROSS_THE_PLATE)) },
  { name: 'every triangle with vertices of its own', make: each(unwelded) },
  { name: 'equal vertices welded', make: each(welded) },
  { name: 'five decimals', make: each(decimals(5)) },
  { name: 'three decimals', make: each(decimals(3)) },
  {
    name: 'exponents, seven digits',
    make: each((mesh) => rewritten(mesh, (value) => value.toExponential(6))),
  },
  {
    name: 'six digits, far from the origin',
    make: each((mesh) => rewritten(movedBy(mesh, ACROSS_THE_PLATE), (value) => value.toPrecision(6))),
  },
  {
    name: 'single precision, far from the origin',
    make: each((mesh) => float32(movedBy(mesh, ACROSS_THE_PLATE))),
  },
  { name: 'rotated about x', make: aboutAxis([1, 0, 0]) },
  { name: 'rotated about y', make: aboutAxis([0, 1, 0]) },
  { name: 'rotated about z', make: aboutAxis([0, 0, 1]) },
  {
    name: 'each body rotated about any axis, five decimals',
    make: each((mesh, random) => decimals(5)(turnedAnyway(mesh, random))),
  },
  {
    name: 'each body rotated about any axis, three decimals',
    make: each((mesh, random) => decimals(3)(turnedAnyway(mesh, random))),
  },
  {
    name: 'one stray vertex far away',
    make: each((mesh, random) => withStrayVertex(mesh, [random.between(-1e6, 1e6), 3e5, -7e4])),
  },
  {
    name: 'split into three objects',
    make: (build, random) => build.flatMap((mesh) => dealtOut(mesh, 3, random)),
  },
  { name: 'merged into one object', make: (build) => [merged(build)] },
  { name: 'bodies in another order', make: (build) => build.toReversed() },
  {
    name: 'bodies arranged anew',
    make: each((mesh, random) => movedBy(mesh, [random.between(-200, 200), random.between(-200, 200), 0])),
  },
  { name: 'placed twice', make: (build) => [...build, ...build.map((mesh) => movedBy(mesh, [300, 0, 0]))] },
  { name: 'triangles facing the other way', make: each(insideOut) },
  { name: 'every triangle cut into four', make: each(subdivided) },
  { name: 'flat quads cut along the other diagonal', make: each(recut) },
  {
    name: 'rotated, moved, reordered, unwelded, single precision',
    make: each((mesh, random) =>
      unwelded(reordered(float32(movedBy(turnedAnyway(mesh, random), ACROSS_THE_PLATE)), random)),
    ),
  },
]

/** Copies with losses, which nobody promised to recognise: how far recognition goes. */
export const lossyKinds: readonly Kind[] = [
  { name: 'rotated, two decimals', make: each((mesh, random) => decimals(2)(turnedAnyway(mesh, random))) },
  { name: 'rotated, one decimal', make: each((mesh, random) => decimals(1)(turnedAnyway(mesh, random))) },
  {
    name: 'vertices drawn together on a grid of 0.05 mm',
    make: each((mesh, random) => clustered(turnedAnyway(mesh, random), 0.05)),
  },
  {
    name: 'vertices drawn together on a grid of 0.2 mm',
    make: each((mesh, random) => clustered(turnedAnyway(mesh, random), 0.2)),
  },
]

const byAxis = ['x', 'y', 'z'].map((name, axis) => ({ name, axis: axis as 0 | 1 | 2 }))

/** Another model, which must be told apart, and is only where the model is not its own mirror image. */
export const mirroredKinds: readonly Kind[] = byAxis.map(({ name, axis }) => ({
  name: `mirrored in ${name}, rotated, five decimals`,
  make: each((mesh, random) => decimals(5)(turnedAnyway(mirrored(mesh, axis), random))),
}))

const resized = (x: number, y = x, z = x) => each((mesh) => scaled(mesh, [x, y, z]))

/** Another model, which must be told apart. */
export const otherKinds: readonly Kind[] = [
  { name: '1 % larger', make: resized(1.01) },
  { name: '1 % smaller', make: resized(0.99) },
  {
    name: '1 % larger, rotated, five decimals',
    make: (build, random) =>
      each((mesh) => decimals(5)(turnedAnyway(mesh, random)))(resized(1.01)(build, random), random),
  },
]

/** Another model by so little that nobody promised to tell it apart. */
export const slightKinds: readonly Kind[] = [
  { name: '0.1 % larger', make: resized(1.001) },
  { name: '1 % longer in x', make: resized(1.01, 1, 1) },
  { name: '1 % longer in y', make: resized(1, 1.01, 1) },
  { name: '1 % longer in z', make: resized(1, 1, 1.01) },
]
