import { fork, type ChildProcess } from 'node:child_process'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createInspectorClient, type InspectorClientDeps } from '@shared/inspect-node/process/client'
import type { InspectorTransport } from '@shared/inspect-node/process/protocol'
import type { Inspector } from '@core/ports'
import { buildPrograms } from '../../../scripts/setup/program.mjs'
import { plainFile, projectFile } from '../../fixtures/exports'
import { hostileFiles } from '../../fixtures/hostile'
import { makeHome } from './kit'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const built = join(root, '.cache', 'test', `inspector-${String(process.pid)}`)

beforeAll(async () => {
  await buildPrograms({ inspector: 'src-main/processes/inspector.ts' }, built)
  // What stands between the inspector and its files in these tests: a file of these names makes it die or hang.
  await writeFile(
    join(built, 'faults.mjs'),
    `import promises from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
const { open } = promises
promises.open = async (path, ...rest) => {
  if (String(path).includes('dies')) process.abort()
  if (String(path).includes('memory')) { const all = []; for (;;) all.push(new Array(1e6).fill(all)) }
  if (String(path).includes('hangs')) for (;;);
  return open(path, ...rest)
}
syncBuiltinESMExports()
`,
  )
}, 60_000)
afterAll(() => rm(built, { recursive: true, force: true }))

let home: Awaited<ReturnType<typeof makeHome>>
let inspector: Inspector | null = null
const children: ChildProcess[] = []

beforeEach(async () => {
  home = await makeHome()
  children.length = 0
})
afterEach(async () => {
  await inspector?.dispose()
  await home.remove()
})

/** The inspector's own program, with the faulty file layer in front of it. */
function spawn(): InspectorTransport {
  const child = fork(join(built, 'inspector.mjs'), {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    serialization: 'advanced',
    execArgv: ['--import', join(built, 'faults.mjs'), '--max-old-space-size=100'],
  })
  children.push(child)
  return {
    send: (message) => child.send(message),
    onMessage: (listener) => child.on('message', listener),
    onExit: (listener) => child.once('exit', listener),
    kill: () => child.kill('SIGKILL'),
  }
}
const create = (deps: Partial<InspectorClientDeps> = {}) =>
  (inspector = createInspectorClient({ spawn, idleMs: null, lanes: 1, ...deps }))

const file = async (name: string, bytes: Uint8Array) => {
  const path = join(home.exports, name)
  await writeFile(path, bytes)
  return path
}
const unreadable = { ok: false, error: { code: 'file-unreadable' } }
const running = () => children.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null)

describe('a process of the inspector', () => {
  it.each([
    ['dies by itself over it', 'dies.3mf', {}],
    ['runs out of memory over it', 'memory.3mf', {}],
    ['hangs over it, and is ended', 'hangs.3mf', { timeoutMs: 12_000 }],
  ])(
    'that %s takes one file with it, and the next are read by a fresh one',
    async (_, name, deps) => {
      const { inspect } = create(deps)
      const good = await file('good.3mf', await projectFile())
      const bad = await file(name, await projectFile())
      expect(await inspect(good)).toMatchObject({ ok: true, value: { verdict: 'qualifies' } })
      const waiting = [inspect(bad), inspect(good), inspect(good)]
      expect(await waiting[0]).toMatchObject(unreadable)
      for (const next of waiting.slice(1))
        expect(await next).toMatchObject({ ok: true, value: { verdict: 'qualifies' } })
      expect(children).toHaveLength(2)
      expect(running()).toHaveLength(1)
    },
    60_000,
  )

  it('that is killed in the middle of a file loses that file alone', async () => {
    const { inspect } = create({ lanes: 2 })
    const good = await file('good.3mf', await projectFile())
    const endless = await file('hangs.3mf', await plainFile())
    // The first lane takes the endless file, the second the good one.
    const reading = inspect(endless)
    expect(await inspect(good)).toMatchObject({ ok: true })
    children[0]?.kill('SIGKILL')
    expect(await reading).toMatchObject(unreadable)
    expect(await inspect(good)).toMatchObject({ ok: true })
    expect(await inspect(good)).toMatchObject({ ok: true })
  })

  it('reads one hostile file after the other and lives', async () => {
    const { inspect } = create()
    for (const hostile of hostileFiles.filter((_, place) => place % 6 === 0)) {
      const answer = await inspect(await file('hostile.3mf', await hostile.make()))
      expect(answer, hostile.name).toMatchObject({ ok: true, value: { verdict: 'rejected' } })
    }
    expect(children).toHaveLength(1)
  }, 60_000)
})
