import { expect, test } from 'vitest'
import type { InspectDeps } from '@shared/inspect/deps'
import { inspectBytes } from '@shared/inspect/inspect'
import { defaultLimits } from '@shared/inspect/limits'
import { createPartCache } from '@shared/inspect/threemf/part-cache'
import { readZipDirectory } from '@shared/inspect/zip/directory'
import { nodeInspectDeps } from '@shared/inspect-node/deps'
import { meshOfSize } from '../fixtures/mesh'
import { projectFile, zipOf } from '../fixtures/exports'
import { projectParts } from '@shared/sample/orca-family'

const mesh = meshOfSize(20_000)

/** The inspector's own, and how many meshes it has read. */
function withCache(): { readonly deps: InspectDeps; readonly meshesRead: () => number } {
  let read = 0
  const deps: InspectDeps = {
    ...nodeInspectDeps,
    parts: createPartCache(),
    engines: {
      use: (work) =>
        nodeInspectDeps.engines.use((engine) =>
          work({
            ...engine,
            beginScan: (start) => {
              read += 1
              engine.beginScan(start)
            },
          }),
        ),
    },
  }
  return { deps, meshesRead: () => read }
}

const fresh = { ...nodeInspectDeps, parts: null }

test('a project saved again with other settings is judged anew, and its mesh is not read again', async () => {
  const { deps, meshesRead } = withCache()
  const first = await projectFile({ mesh, title: 'One', settings: { layer_height: '0.2' } })
  const second = await projectFile({ mesh, title: 'Two', settings: { layer_height: '0.12' } })
  await inspectBytes('x.3mf', first, deps)
  expect(meshesRead()).toBe(1)
  const report = await inspectBytes('x.3mf', second, deps)
  expect(meshesRead()).toBe(1)
  expect(report).toEqual(await inspectBytes('x.3mf', second, fresh))
  expect(report).toMatchObject({ model: { title: 'Two' }, profile: { layerHeightMm: 0.12 } })
})

test('a mesh that is placed otherwise is read again', async () => {
  const { deps, meshesRead } = withCache()
  const project = (turn: string) => ({
    slicer: 'orca-2.3' as const,
    objects: [{ name: 'Part', mesh, at: [110, 110] as const }],
    settings: {},
    metadata: { Title: turn },
  })
  const parts = projectParts(project('as it is'))
  const turned = parts.map((part) => {
    if (part.name !== '3D/3dmodel.model') return part
    const text = new TextDecoder()
      .decode(part.bytes)
      .replace(/(<item[^>]*transform=")1 0 0 0 1 0/, '$10.8 0.6 0 -0.6 0.8 0')
    return { ...part, bytes: new TextEncoder().encode(text) }
  })
  const standing = await inspectBytes('x.3mf', await zipOf(parts), deps)
  const bytes = await zipOf(turned)
  const report = await inspectBytes('x.3mf', bytes, deps)
  expect(meshesRead()).toBe(2)
  expect(report.model?.fingerprint).not.toBe(standing.model?.fingerprint)
  expect(report).toEqual(await inspectBytes('x.3mf', bytes, fresh))
})

test('a part that claims to be the one read before, and is not, is found out', async () => {
  const { deps } = withCache()
  const bytes = await projectFile({ mesh })
  expect((await inspectBytes('x.3mf', bytes, deps)).verdict).toBe('qualifies')
  const { entries } = readZipDirectory(bytes, defaultLimits)
  const part = entries.find(({ name }) => name.startsWith('3D/Objects/'))!
  const forged = bytes.slice()
  const at = part.dataOffset + Math.floor(part.packedSize / 2)
  forged[at] = forged[at]! ^ 0x10
  const report = await inspectBytes('x.3mf', forged, deps)
  expect(report.verdict).toBe('rejected')
  expect(report).toEqual(await inspectBytes('x.3mf', forged, fresh))
})
