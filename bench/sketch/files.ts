import { inspectBytes } from '@shared/inspect/inspect'
import { distanceBetween, isSameModel } from '@shared/inspect/geometry/sketch/likeness'
import { readSketch } from '@shared/inspect/geometry/sketch/text'
import { nodeInspectDeps } from '@shared/inspect-node/deps'
import { projectParts, zipOf, type SlicerName } from '@shared/sample/orca-family'
import type { Row } from './tables'
import type { Subject } from './subjects'

const SLICERS: readonly SlicerName[] = ['elegoo-1.2', 'elegoo-1.5', 'orca-2.3', 'orca-2.4', 'bambu-2.2']

async function sketchOfFile({ name, build }: Subject, slicer: SlicerName) {
  const file = await zipOf(
    projectParts({
      slicer,
      title: `${name}, saved again`,
      objects: build.map((mesh, i) => ({ name: `Copy ${i}`, mesh, at: [60 + 10 * i, 140] })),
      settings: { layer_height: '0.12', sparse_infill_density: '35%', enable_support: '1' },
    }),
  )
  const { model } = await inspectBytes(`${name}.3mf`, file, nodeInspectDeps)
  return readSketch(model?.sketch ?? '')
}

/** Models written as slicers write them and read by the inspector: other settings, name and place on the plate. */
export async function savedRow(subjects: readonly Subject[]): Promise<Row> {
  const trials: Row['trials'][number][] = []
  for (const [i, subject] of subjects.entries()) {
    const copy = await sketchOfFile(subject, SLICERS[i % SLICERS.length]!)
    trials.push({
      name: subject.name,
      same: copy !== null && isSameModel(subject.sketch, copy),
      distance: copy === null ? Infinity : distanceBetween(subject.sketch, copy),
    })
  }
  return { name: 'saved by another slicer: other settings, name and place', same: true, trials }
}

/** What the inspector makes of real files, beside what another reader makes of them. */
export const readTwiceRow = (subjects: readonly Subject[]): Row => ({
  name: 'real files, by the inspector and by another reader',
  same: true,
  trials: subjects.map(({ name, sketch, inspected }) => ({
    name,
    same: inspected !== null && isSameModel(sketch, inspected),
    distance: inspected === null ? Infinity : distanceBetween(sketch, inspected),
  })),
})
