import { fork, type ChildProcess } from 'node:child_process'
import { rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { seededRandom } from '@shared/sample/random'
import { buildPrograms } from '../../../scripts/setup/program.mjs'
import { projectFile } from '../../fixtures/exports'
import { box } from '@shared/sample/solids'
import { makeHome, start, testService, until, type TestService } from './kit'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const built = join(root, '.cache', 'test', `killed-${String(process.pid)}`)
const message = z.object({
  ready: z.boolean().optional(),
  recorded: z.array(z.string()).optional(),
  published: z.number().optional(),
})

beforeAll(() => buildPrograms({ 'core-process': 'test/integration/core/core-process.ts' }, built), 60_000)
afterAll(() => rm(built, { recursive: true, force: true }))

let home: Awaited<ReturnType<typeof makeHome>>
let service: TestService
beforeEach(async () => {
  home = await makeHome()
  service = testService(home.service)
})
afterEach(async () => {
  await service.dispose()
  await home.remove()
})

describe('killed with kill -9 while it publishes', () => {
  for (const seed of [1, 2]) {
    it(`loses nothing it had said was recorded and counts nothing twice (seed ${String(seed)})`, async () => {
      const random = seededRandom(seed)
      const connected = await service.connect()
      if (!connected.ok) throw new Error('no service')
      const { address, key } = connected.value
      const recorded = new Set<string>()
      let published = 0
      const files = 20

      const begin = async (): Promise<ChildProcess> => {
        const child = fork(join(built, 'core-process.mjs'), { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
        const ready = new Promise<void>((resolve, reject) => {
          child.on('message', (raw) => {
            const said = message.parse(raw)
            for (const claim of said.recorded ?? []) recorded.add(claim)
            published = said.published ?? published
            if (said.ready) resolve()
          })
          child.once('exit', () => {
            reject(new Error('it ended'))
          })
        })
        ready.catch(() => undefined)
        child.send({ data: home.data, home: home.home, exports: home.exports, address, key })
        // A kill may come before it is ready, too.
        await Promise.race([ready.catch(() => undefined), wait(random.int(50, 600))])
        return child
      }
      const ended = (child: ChildProcess) =>
        new Promise<void>((resolve) => {
          if (child.exitCode !== null || child.signalCode !== null) resolve()
          else child.once('exit', () => resolve())
        })

      const copies = (async () => {
        for (let n = 0; n < files; n += 1) {
          const half = join(home.root, 'half.3mf')
          await writeFile(half, await projectFile({ mesh: box(10 + n, 20, 30), title: `Part ${String(n)}` }))
          await rename(half, join(home.exports, `Part ${String(n)}.3mf`))
          await wait(random.int(10, 250))
        }
      })()
      for (let kill = 0; kill < 10; kill += 1) {
        const child = await begin()
        await wait(random.int(0, 500))
        child.kill('SIGKILL')
        await ended(child)
      }
      await copies
      const last = await begin()
      await until(
        () => published,
        (count) => count === files,
        20_000,
      )
      last.kill('SIGKILL')
      await ended(last)

      const app = await start(home, { service })
      try {
        const points = await until(
          async () => (await app.ask('state.get', {})).points,
          ({ pending }) => pending === 0,
          15_000,
        )
        const rows = await app.rows()
        const { rows: entries } = await app.ask('history.get', {})
        const awards = entries.map(({ entry }) => `${entry.rule} ${entry.subject} ${String(entry.step)}`)
        expect(new Set(awards).size).toBe(awards.length)
        const confirmed = rows.filter(({ publication }) => publication === 'confirmed')
        expect(rows).toHaveLength(files)
        expect(confirmed).toHaveLength(files)
        // First upload 30, first profile 20, then 10 and 5 for each.
        expect(points.balance).toBe(30 + 20 + files * 15)
        const known = new Set<string>()
        for (const { id } of rows) {
          for (const claim of (await app.ask('files.detail', { file: id })).claims) known.add(claim)
        }
        for (const claim of recorded) expect(known).toContain(claim)
        expect(known.size).toBe(2 * files)
      } finally {
        await app.dispose()
      }
    }, 90_000)
  }
})
