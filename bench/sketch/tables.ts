import { distanceBetween, isSameModel } from '@shared/inspect/geometry/sketch/likeness'
import { seededRandom } from '@shared/sample/random'
import type { Table } from '../support/report'
import type { Kind } from './kinds'
import { sketched } from './sketched'
import type { Subject } from './subjects'

type Trial = { readonly name: string; readonly same: boolean; readonly distance: number }

export type Row = {
  readonly name: string
  readonly trials: readonly Trial[]
  /** Whether the copies are the same model and so must be taken for it. */
  readonly same: boolean
}

export const rowOf = ({ name, make }: Kind, subjects: readonly Subject[], same: boolean): Row => ({
  name,
  same,
  trials: subjects.map((subject, i) => {
    const copy = sketched(make(subject.build, seededRandom(i + 1)))
    return {
      name: subject.name,
      same: isSameModel(subject.sketch, copy),
      distance: distanceBetween(subject.sketch, copy),
    }
  }),
})

export const lessenedRow = (subjects: readonly Subject[]): Row => ({
  name: 'one part removed',
  same: false,
  trials: subjects.flatMap(({ name, sketch, lessened }) =>
    lessened.map((rest) => ({
      name,
      same: isSameModel(sketch, sketched(rest)),
      distance: distanceBetween(sketch, sketched(rest)),
    })),
  ),
})

export const wrongOf = ({ trials, same }: Row) => trials.filter((trial) => trial.same !== same)

/** The trial that came closest to being judged the other way. */
export const extremeOf = ({ trials, same }: Row): number => {
  const distances = trials.map(({ distance }) => distance)
  return same ? Math.max(...distances) : Math.min(...distances)
}

const written = (distance: number) => (distance < 1e-9 ? '0' : distance.toExponential(1))
const MOST_NAMED = 6
const named = (trials: readonly Trial[]) => {
  const names = [...new Set(trials.map(({ name }) => name))]
  return names.length > MOST_NAMED ? `${names.length} models` : names.join(', ')
}

export const tableOf = (title: string, rows: readonly Row[]): Table => {
  const same = rows[0]?.same === true
  return {
    title,
    head: ['copy', 'tried', same ? 'recognised' : 'told apart', same ? 'farthest' : 'nearest', 'wrong'],
    rows: rows.map((row) => {
      const wrong = wrongOf(row)
      const right = row.trials.length - wrong.length
      return [row.name, String(row.trials.length), String(right), written(extremeOf(row)), named(wrong)]
    }),
  }
}

export type Pair = {
  readonly a: Subject
  readonly b: Subject
  readonly distance: number
  readonly same: boolean
}

export const pairsOf = (subjects: readonly Subject[]): readonly Pair[] =>
  subjects
    .flatMap((a, i) =>
      subjects.slice(0, i).map((b) => ({
        a,
        b,
        distance: distanceBetween(a.sketch, b.sketch),
        same: isSameModel(a.sketch, b.sketch),
      })),
    )
    .toSorted((x, y) => x.distance - y.distance)

/** Why two files are one model, by other means than the sketch; null where nothing says so. */
export function reasonOf({ a, b }: Pair): string | null {
  if (a.fingerprint !== null && a.fingerprint === b.fingerprint) return 'the same exact fingerprint'
  const isOneBox = a.box?.every((edge, i) => Math.abs(edge - (b.box?.[i] ?? 0)) < 1e-6) === true
  return isOneBox ? 'both are one box with the same edges, cut or turned otherwise' : null
}

export const pairTable = (title: string, pairs: readonly Pair[]): Table => ({
  title,
  head: ['one', 'other', 'distance', 'by other means'],
  rows: pairs.map((pair) => [pair.a.name, pair.b.name, written(pair.distance), reasonOf(pair) ?? '']),
})
