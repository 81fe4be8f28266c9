import { join } from 'node:path'
import { inspectFile } from '@shared/inspect-node/inspect-file'
import type { Table } from '../support/report'
import { patient } from './fresh'
import { peerFacts, type PeerFacts } from './programs'

/** As 32-bit floats lib3mf holds coordinates with an error of 6e-8 of their size. */
const SAME = 1e-6

const apart = (a: number, b: number) => Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b), Number.MIN_VALUE)

/** In words where two readings differ; empty where they agree. */
function differences(ours: PeerFacts, theirs: PeerFacts): string {
  const found: string[] = []
  if (ours.vertices !== theirs.vertices) found.push(`vertices ${ours.vertices} and ${theirs.vertices}`)
  if (ours.triangles !== theirs.triangles) found.push(`triangles ${ours.triangles} and ${theirs.triangles}`)
  const box = [0, 1, 2].map((axis) => apart(ours.box?.[axis] ?? 0, theirs.box?.[axis] ?? 0))
  if (Math.max(...box) > SAME) found.push(`box by ${Math.max(...box).toExponential(1)}`)
  const volume = apart(ours.volume ?? 0, theirs.volume ?? 0)
  if (volume > SAME) found.push(`volume by ${volume.toExponential(1)}`)
  return found.join(', ')
}

async function ourFacts(path: string): Promise<{ readonly facts: PeerFacts | null; readonly code: string }> {
  const report = await inspectFile(path, patient)
  if (!report.ok) return { facts: null, code: report.error.code }
  const { model, verdict, findings } = report.value
  if (verdict === 'rejected') return { facts: null, code: findings[0]?.code ?? '' }
  if (model === null) return { facts: { vertices: 0, triangles: 0, box: null, volume: null }, code: '' }
  const { vertices, triangles, boundingBoxMm, volumeMm3 } = model
  return { facts: { vertices, triangles, box: boundingBoxMm, volume: volumeMm3 }, code: '' }
}

/** Why the inspector refuses what lib3mf opens, by the code of its finding. */
const reasons: Readonly<Record<string, string>> = {
  'required-extension-unknown':
    'opens it, though a reader must refuse what it is told it cannot understand (core 2.3.1)',
  'start-part-several': 'opens it with one of the two start parts (core 2.1.2 wants exactly one)',
  'unit-unknown': 'opens it in millimetres (core 3.4 names six units)',
  'zip-duplicate-name':
    'opens it with one of two parts of one name, and another reader takes the other (OPC part naming)',
}

/** Every real file that only one of the two opens or that they read otherwise, and how many agree. */
export async function corpusTable(peer: string, root: string, files: readonly string[]): Promise<Table> {
  const rows: string[][] = []
  let same = 0
  let neither = 0
  for (const file of files) {
    const path = join(root, file)
    const [{ facts: ours, code }, theirs] = [await ourFacts(path), await peerFacts(peer, path)]
    if (ours === null && 'refused' in theirs) neither += 1
    else if (ours === null) rows.push([file, `rejected: ${code}`, reasons[code] ?? 'opens it'])
    else if ('refused' in theirs)
      rows.push([file, `${ours.triangles} triangles`, `refuses it: ${theirs.refused}`])
    else {
      const difference = differences(ours, theirs)
      if (difference === '') same += 1
      else rows.push([file, difference, ''])
    }
  }
  rows.unshift([`${same} files`, 'agree: counts alike, boxes and volumes within 1e-6', ''])
  rows.push([`${neither} files`, 'rejected', 'refuses them'])
  return { title: 'Real files beside lib3mf', head: ['file', 'the inspector', 'lib3mf'], rows }
}
