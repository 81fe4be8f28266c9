import { queueResponseSchema } from '@shared/api/contract'
import type { Mesh } from '@shared/inspect/geometry/mesh'
import { inspectFile } from '@shared/inspect-node/inspect-file'
import { ripplePlanter } from '@shared/sample/solids'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { sketchBacklog } from '@service/services/sketch-backlog'
import { createInspections } from '@service/services/inspections'
import { projectFile } from '../../fixtures/exports'
import { brokenRules } from './support/ledger-rules'
import {
  buildService,
  runService,
  startServiceProcess,
  type BuiltService,
  type Running,
} from './support/service-process'
import {
  claimOf,
  lines,
  modelBody,
  sha256Of,
  startService,
  statusOf,
  type Options,
  type UnderTest,
} from './support/service-under-test'

const planter = (radius = 40): Mesh =>
  ripplePlanter({ height: 80, radius, waves: 5, amplitude: 2, twist: 0.1, wall: 3, segments: 48, layers: 20 })

/** As another slicer writes it: turned about its axis, with three decimals. */
const reExported = ({ vertices, triangles }: Mesh, degrees = 37): Mesh => {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)]
  const turned = vertices.map((value, i) => {
    const [x = 0, y = 0] = [vertices[i - (i % 3)], vertices[i - (i % 3) + 1]]
    return i % 3 === 0 ? x * cos - y * sin : i % 3 === 1 ? x * sin + y * cos : value
  })
  return { vertices: turned.map((value) => Math.round(value * 1000) / 1000), triangles }
}

const fileOf = async (mesh: Mesh, title = 'Planter'): Promise<Buffer<ArrayBuffer>> =>
  Buffer.from(await projectFile({ mesh, title }))

let service: UnderTest
const start = async (options: Options = {}) =>
  (service = await startService({ inspect: (path) => inspectFile(path), ...options }))
afterEach(() => service?.close())

const publish = async (member: string, mesh: Mesh, origin: 'original' | 'remix' | 'repost' = 'original') =>
  service.as(member).claim(modelBody((await service.as(member).upload(await fileOf(mesh))).ref, origin))
const queue = async () =>
  queueResponseSchema.parse((await service.as('olga').get('/v1/operator/queue')).json()).waiting
const decide = (claim: string, decision: object) =>
  service.as('olga').post(`/v1/operator/claims/${claim}/decision`, decision)

describe('a model that is known in another export', () => {
  it('waits for an operator with the evidence, and earns nothing meanwhile', async () => {
    await start()
    const first = await publish('ann', planter())
    expect(first.state).toBe('done')
    const second = await publish('ben', reExported(planter()))
    expect(second.state).toBe('waiting-for-approval')
    expect(await service.as('ben').entries()).toEqual([])
    const [item] = await queue()
    expect(item).toMatchObject({
      claim: second.id,
      kind: 'model',
      member: 'ben',
      origin: 'original',
      mesh: { objects: 1, watertight: true },
      alike: [{ model: first.model, member: 'ann', title: 'Cable clip', same: true, share: 1 }],
    })
    expect(item?.alike[0]?.likeness).toBeGreaterThan(0.98)
    await decide(second.id, { decision: 'refuse', reason: 'It is Ann’s.' })
    expect(await service.as('ben').entries()).toEqual([])
    expect(await queue()).toEqual([])
  })

  it('waits also where it is the member’s own, so that a turn of the plate is not worth points', async () => {
    await start()
    await publish('ann', planter())
    expect((await publish('ann', reExported(planter()))).state).toBe('waiting-for-approval')
    expect(lines(await service.as('ann').entries())).toEqual(['first-model-upload 30', 'model-upload 10'])
  })

  it('is merely alike where it is a little larger; the operator is told how much, and may approve it', async () => {
    await start()
    await publish('ann', planter())
    const larger: Mesh = { ...planter(), vertices: planter().vertices.map((value) => value * 1.001) }
    const second = await publish('ben', larger)
    expect(second.state).toBe('waiting-for-approval')
    expect((await queue())[0]?.alike).toMatchObject([{ same: false, share: 0 }])
    await decide(second.id, { decision: 'approve' })
    expect(lines(await service.as('ben').entries())).toEqual(['first-model-upload 30', 'model-upload 10'])
  })

  it('is no obstacle to another model, nor to what its member calls a repost', async () => {
    await start()
    await publish('ann', planter())
    expect((await publish('ben', planter(30))).state).toBe('done')
    expect((await publish('ben', reExported(planter()), 'repost')).state).toBe('done')
    expect(await queue()).toEqual([])
  })

  it('is found also when it came before the search was there', async () => {
    await start()
    await publish('ann', planter())
    for (const table of ['sketch_blocks', 'sketches'] as const) {
      await service.store.write((tx) => tx.deleteFrom(table).execute())
    }
    const pathOf = (sha256: string) => join(service.folder, 'uploads', sha256)
    await sketchBacklog({ ...service.deps, inspections: createInspections({ ...service.deps, pathOf }) })
    expect((await publish('ben', reExported(planter()))).state).toBe('waiting-for-approval')
  })
})

describe('who decides', () => {
  it('is an operator for members who are not trusted, and nobody for those who are', async () => {
    await start({ approval: 'trusted' })
    const trust = (member: string, trusted: boolean) =>
      service.app.inject({
        method: 'PUT',
        url: `/v1/operator/members/${member}/trust`,
        headers: { authorization: 'Bearer olga-key-0123456789' },
        payload: { trusted },
      })
    expect((await publish('ann', planter(30))).state).toBe('waiting-for-approval')
    expect((await trust('ann', true)).json()).toEqual({ trusted: true })
    expect((await publish('ann', planter(35))).state).toBe('done')
    expect((await publish('ben', planter(45))).state).toBe('waiting-for-approval')
    expect((await publish('ann', reExported(planter(35)))).state).toBe('waiting-for-approval')
    await trust('ann', false)
    expect((await publish('ann', planter(50))).state).toBe('waiting-for-approval')
    expect((await trust('nobody', true)).statusCode).toBe(404)
  })

  it('is always an operator where it is by hand', async () => {
    await start({ approval: 'by-hand' })
    await service.store.write((tx) => tx.updateTable('members').set({ trusted: 1 }).execute())
    expect((await publish('ann', planter())).state).toBe('waiting-for-approval')
  })
})

describe('two processes over one database', () => {
  let built: BuiltService
  let folder: string
  beforeAll(async () => {
    built = await buildService()
    folder = await mkdtemp(join(tmpdir(), 'two-processes-'))
  }, 60_000)
  afterAll(async () => {
    await built.dispose()
    await rm(folder, { recursive: true, force: true })
  })

  it(
    'that get the same mesh and re-exports of it at once award it to one member',
    { timeout: 90_000 },
    async () => {
      const people = await Promise.all(
        ['Ann', 'Ben', 'Cid', 'Dot'].map(async (name) => {
          const added = await runService(built.entry, ['--json', '--data', folder, 'key', 'add', name])
          return (JSON.parse(added.stdout) as { key: string }).key
        }),
      )
      const processes: readonly Running[] = await Promise.all([
        startServiceProcess(built.entry, ['--data', folder]),
        startServiceProcess(built.entry, ['--data', folder]),
      ])
      const meshes = [planter(), planter(), reExported(planter()), reExported(planter(), 61)]
      const states = await Promise.all(
        people.map(async (key, n) => {
          const address = processes[n % 2]?.address ?? ''
          const headers = { authorization: `Bearer ${key}` }
          // Each has other bytes: nothing but the geometry can give it away.
          const bytes = await fileOf(meshes[n] ?? planter(), `Planter ${n}`)
          const ref = { sha256: sha256Of(bytes), size: bytes.length, name: 'planter.3mf' }
          await fetch(`${address}/v1/uploads/${ref.sha256}`, { method: 'PUT', headers, body: bytes })
          const answer = await fetch(`${address}/v1/claims`, {
            method: 'POST',
            headers: { ...headers, 'content-type': 'application/json' },
            body: JSON.stringify({ claims: [claimOf(modelBody(ref))] }),
          })
          const { outcomes } = (await answer.json()) as { outcomes: Parameters<typeof statusOf>[0][] }
          return statusOf(outcomes[0]).state
        }),
      )
      expect(states.filter((state) => state === 'done')).toHaveLength(1)
      for (const { child, ended } of processes) {
        child.kill('SIGTERM')
        expect(await ended).toBe(0)
      }
      await start({ folder })
      expect(await brokenRules(service.store)).toEqual([])
      const awards = await service.store.read((tx) =>
        tx.selectFrom('entries').select('member').where('rule', '=', 'model-upload').execute(),
      )
      expect(awards).toHaveLength(1)
    },
  )
})
