import { SAME_DISTANCE } from '@shared/inspect/geometry/sketch/likeness'
import { tell, type Figure } from '../support/report'
import { costs } from './costs'
import { readTwiceRow, savedRow } from './files'
import { lossyKinds, mirroredKinds, otherKinds, sameKinds, slightKinds } from './kinds'
import { real, synthetic, type Subject } from './subjects'
import {
  extremeOf,
  lessenedRow,
  pairsOf,
  pairTable,
  reasonOf,
  rowOf,
  tableOf,
  wrongOf,
  type Row,
} from './tables'

const NEAREST = 12
/** Twice this is how far a model is from its mirror image; below it, it is one. */
const LEAST_HAND = 5e-6

const subjects = [...synthetic, ...real]
const isHanded = ({ sketch }: Subject) =>
  sketch.bodies.some(({ hand }) => hand.some((value) => Math.abs(value) > LEAST_HAND))

const same = [
  ...sameKinds.map((kind) => rowOf(kind, subjects, true)),
  await savedRow(synthetic),
  readTwiceRow(real),
]
const copies = same.reduce((sum, { trials }) => sum + trials.length, 0)
const lossy = lossyKinds.map((kind) => rowOf(kind, subjects, true))
const mirrored = mirroredKinds.map((kind) => rowOf(kind, subjects.filter(isHanded), false))
const evenMirrored = mirroredKinds.map((kind) =>
  rowOf(
    kind,
    subjects.filter((subject) => !isHanded(subject)),
    true,
  ),
)
const slight = slightKinds.map((kind) => rowOf(kind, subjects, false))
const resized = otherKinds.map((kind) => rowOf(kind, subjects, false))
const lessened = lessenedRow(subjects)
const pairs = pairsOf(subjects)
const apart = pairs.filter((pair) => !pair.same)
const alike = pairs.filter((pair) => pair.same)
const falselyAlike = alike.filter((pair) => reasonOf(pair) === null)

const wrong = (rows: readonly Row[]) => rows.reduce((sum, row) => sum + wrongOf(row).length, 0)
const count = (name: string, value: number): Figure => ({ name, value, unit: '', atMost: 0 })
const distance = (name: string, value: number): Figure => ({ name, value, unit: '', atMost: null })

tell({
  about: [
    `${synthetic.length} made models and ${real.length} real files; a model is the same where no number of its`,
    `sketch differs by more than ${SAME_DISTANCE} (docs/similarity.md); distances are such differences`,
  ].join(' '),
  figures: [
    count(`missed among ${copies} copies`, wrong(same)),
    count('taken for the original: mirrored', wrong(mirrored)),
    count('taken for the original: 1 % larger or smaller', wrong(resized)),
    count('taken for the original: one part removed', wrong([lessened])),
    count(
      `taken for each other among ${apart.length + falselyAlike.length} pairs of different models`,
      falselyAlike.length,
    ),
    distance('farthest copy of the same model', Math.max(...same.map(extremeOf))),
    distance('threshold', SAME_DISTANCE),
    distance('nearest pair of different models', apart[0]?.distance ?? 0),
    distance('nearest with one part removed', extremeOf(lessened)),
    distance('nearest of 1 % larger or smaller', Math.min(...resized.map(extremeOf))),
    ...(await costs()),
  ],
  tables: [
    tableOf('The same model', same),
    tableOf('Mirrored, of models that are their own mirror image: the same model', evenMirrored),
    tableOf('Another model', [...mirrored, ...resized, lessened]),
    tableOf('The same model with losses that nobody promised to bear', lossy),
    tableOf('Another model by less than anybody promised to see', slight),
    pairTable('Models of the corpus that are one', alike),
    pairTable('The nearest of different models', apart.slice(0, NEAREST)),
  ],
})
