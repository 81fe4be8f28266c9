import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seededRandom } from '@shared/sample/random'
import { gear, ripplePlanter } from '@shared/sample/solids'
import { inspected } from '../../unit/inspect/support'
import { meshOfSize, shuffled, translated } from '../../fixtures/mesh'
import { genericFile, model, object, plainFile, plainModel, projectFile } from '../../fixtures/exports'
import type { Mesh } from '@shared/inspect/geometry/mesh'

const options = { seed: 20261122, numRuns: 25 }

const fingerprint = async (bytes: Uint8Array) => (await inspected(bytes)).model?.fingerprint ?? null
const ofMesh = async (mesh: Mesh) => fingerprint(await plainFile(plainModel(mesh)))

const meshes = fc.oneof(
  fc.integer({ min: 12, max: 800 }).map(meshOfSize),
  fc.integer({ min: 6, max: 16 }).map((teeth) => gear({ teeth, radius: 18, depth: 3, height: 8 })),
)

test('the fingerprint does not see the order of vertices and triangles', async () => {
  await fc.assert(
    fc.asyncProperty(meshes, fc.integer(), async (mesh, seed) => {
      expect(await ofMesh(shuffled(mesh, seededRandom(seed).next))).toBe(await ofMesh(mesh))
    }),
    options,
  )
})

test('the fingerprint does not see where the body stands, in the mesh or by a transform', async () => {
  // In 1/1024 mm, so that adding does not round.
  const offset = fc.integer({ min: -200 * 1024, max: 200 * 1024 }).map((value) => value / 1024)
  const grid = ({ vertices, triangles }: Mesh): Mesh => ({
    vertices: vertices.map((v) => Math.round(v * 1024) / 1024),
    triangles,
  })
  await fc.assert(
    fc.asyncProperty(meshes.map(grid), fc.tuple(offset, offset, offset), async (mesh, by) => {
      const still = await ofMesh(mesh)
      const item = `<item objectid="1" transform="1 0 0 0 1 0 0 0 1 ${by.join(' ')}"/>`
      expect(await ofMesh(translated(mesh, by))).toBe(still)
      expect(await fingerprint(await plainFile(plainModel(mesh, item)))).toBe(still)
    }),
    options,
  )
})

test('the fingerprint does not see metadata, settings, writer, or how often a body is placed', async () => {
  await fc.assert(
    fc.asyncProperty(meshes, fc.string({ maxLength: 20 }), async (mesh, title) => {
      const still = await ofMesh(mesh)
      expect(await fingerprint(await projectFile({ mesh, title }))).toBe(still)
      expect(
        await fingerprint(
          await genericFile({ mesh, slicer: 'elegoo-1.5', settings: { layer_height: title } }),
        ),
      ).toBe(still)
      const twice = '<item objectid="1"/><item objectid="1" transform="1 0 0 0 1 0 0 0 1 90 0 0"/>'
      expect(await fingerprint(await plainFile(model(object(1, mesh), twice)))).toBe(still)
    }),
    options,
  )
})

test('the fingerprint tells apart what differs by a hundredth of a millimetre in one corner', async () => {
  await fc.assert(
    fc.asyncProperty(meshes, fc.nat(), async (mesh, pick) => {
      const vertices = mesh.vertices.slice()
      const corner = (mesh.triangles[pick % mesh.triangles.length] ?? 0) * 3
      vertices[corner] = (vertices[corner] ?? 0) + 0.01
      expect(await ofMesh({ vertices, triangles: mesh.triangles })).not.toBe(await ofMesh(mesh))
    }),
    options,
  )
})

test('scaling is another model', async () => {
  const mesh = ripplePlanter({
    height: 50,
    radius: 20,
    waves: 7,
    amplitude: 1,
    twist: 0.1,
    wall: 2,
    segments: 24,
    layers: 5,
  })
  const item = '<item objectid="1" transform="1.1 0 0 0 1.1 0 0 0 1.1 0 0 0"/>'
  expect(await fingerprint(await plainFile(plainModel(mesh, item)))).not.toBe(await ofMesh(mesh))
})
