import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Mesh } from '@shared/inspect/geometry/mesh'
import { inspectBytes } from '@shared/inspect/inspect'
import type { ModelReport } from '@shared/inspect/report'
import { nodeInspectDeps } from '@shared/inspect-node/deps'
import { bodiesOf } from './read-3mf'

export type RealModel = {
  readonly file: string
  /** A mesh in millimetres for each item of the build, as it stands on the plate. */
  readonly bodies: readonly Mesh[]
  /** What the inspector says of the file. */
  readonly fingerprint: string | null
  readonly sketch: string | null
  /** The edges in ascending order where the build is one upright box and nothing else. */
  readonly box: readonly number[] | null
}

function boxOf({ boundingBoxMm, volumeMm3, triangles }: ModelReport): readonly number[] | null {
  if (boundingBoxMm === null || volumeMm3 === null || triangles !== 12) return null
  const [x, y, z] = boundingBoxMm
  return Math.abs(volumeMm3 / (x * y * z) - 1) < 1e-6 ? [x, y, z].toSorted((a, b) => a - b) : null
}

/** The folder of real files that FIRSTLAYER_CORPUS names, or the one beside the project; null where there is none. */
function corpusFolder(): string | null {
  const folder = resolve(process.env['FIRSTLAYER_CORPUS'] ?? join('..', 'shared', 'corpus'))
  return existsSync(join(folder, 'MANIFEST.tsv')) ? folder : null
}

const FOLDERS = ['project-3mf', 'other-3mf', 'conformance/lib3mf', 'conformance/must-pass']

/** Every sound file of the corpus that builds something; none where there is no corpus. Hostile ones are not opened. */
export async function realModels(): Promise<readonly RealModel[]> {
  const root = corpusFolder()
  if (root === null) return []
  const files = FOLDERS.flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((name) => name.endsWith('.3mf'))
      .toSorted()
      .map((name) => `${folder}/${name}`),
  )
  const models: RealModel[] = []
  for (const file of files) {
    const bytes = new Uint8Array(readFileSync(join(root, file)))
    const { model } = await inspectBytes(file, bytes, nodeInspectDeps)
    if (model === null) continue
    const { fingerprint, sketch } = model
    models.push({ file, bodies: await bodiesOf(bytes), fingerprint, sketch, box: boxOf(model) })
  }
  return models
}
