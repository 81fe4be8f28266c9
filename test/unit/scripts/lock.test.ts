import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { withLock } from '../../../scripts/setup/lock.mjs'

const module = fileURLToPath(new URL('../../../scripts/setup/lock.mjs', import.meta.url))

let folder = ''
let lock = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'firstlayer-lock-'))
  lock = join(folder, 'deep', 'work.lock')
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

const logPath = (of = '') => join(folder, `log${of}`)

/** Runs a program that has `withLock`, `lock`, `log` and the like, in a process of its own, to its end. */
async function run(body: string): Promise<void> {
  const program = `
    import { appendFileSync, existsSync } from 'node:fs'
    import { setTimeout as sleep } from 'node:timers/promises'
    const { withLock } = await import(${JSON.stringify(module)})
    const lock = ${JSON.stringify(lock)}
    const log = (line, of = '') => appendFileSync(${JSON.stringify(logPath())} + of, line + '\\n')
    ${body}`
  await once(spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: 'ignore' }), 'exit')
}

/** Work under the lock, which is noted when it begins and when it ends. */
const noteWork = (ms: number) => `await withLock(lock, async () => {
    log('in')
    await sleep(${ms})
    log('out')
  })`

/** A process that is gone while it has the lock. */
const dieWithLock = () => run(`await withLock(lock, () => process.kill(process.pid, 'SIGKILL'))`)

test('holds the lock while the work lasts and leaves nothing behind, even when it fails', async () => {
  const seen = await withLock(lock, () => Promise.resolve(readdirSync(lock)))
  expect(seen.map((owner) => Number.parseInt(owner, 10))).toEqual([process.pid])
  await expect(withLock(lock, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  expect(readdirSync(join(folder, 'deep'))).toEqual([])
})

test('takes over from a process that is gone', async () => {
  await dieWithLock()
  expect(existsSync(lock)).toBe(true)
  expect(await withLock(lock, () => Promise.resolve('done'))).toBe('done')
  expect(readdirSync(join(folder, 'deep'))).toEqual([])
})

/** A lock as it was made before locks were folders. */
const leaveFile = (content: string) => {
  mkdirSync(dirname(lock))
  writeFileSync(lock, content)
}

test('takes over from a process that is gone and left a file as its lock, several at once too', async () => {
  const gone = spawn(process.execPath, ['-e', ''])
  await once(gone, 'exit')
  leaveFile(String(gone.pid))
  await Promise.all(Array.from({ length: 4 }, () => run(noteWork(5))))
  expect(readFileSync(logPath(), 'utf8')).toBe('in\nout\n'.repeat(4))
  expect(readdirSync(join(folder, 'deep'))).toEqual([])
})

test('takes over a file that does not say whose it is', async () => {
  leaveFile('')
  expect(await withLock(lock, () => Promise.resolve('done'))).toBe('done')
})

test('waits for a living process that has a file as its lock', async () => {
  leaveFile(String(process.pid))
  const waiting = run(`
    const kill = process.kill.bind(process)
    process.kill = (...asked) => {
      log('asked', '.waiting')
      return kill(...asked)
    }
    ${noteWork(0)}`)
  await expect.poll(() => existsSync(logPath('.waiting')), { timeout: 20_000 }).toBe(true)
  expect(existsSync(logPath())).toBe(false)
  rmSync(lock)
  await waiting
  expect(readFileSync(logPath(), 'utf8')).toBe('in\nout\n')
})

test('several processes at once never work at the same time', async () => {
  const work = `for (let round = 0; round < 5; round += 1) ${noteWork(5)}`
  await Promise.all(Array.from({ length: 4 }, () => run(work)))
  expect(readFileSync(logPath(), 'utf8')).toBe('in\nout\n'.repeat(20))
})

test('one that was held up after it found the owner gone takes the lock from nobody', async () => {
  await dieWithLock()
  const heldUp = run(`
    const kill = process.kill.bind(process)
    const pause = (ms) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)
    process.kill = (...asked) => {
      try {
        return kill(...asked)
      } finally {
        log('asked', '.held-up')
        while (!existsSync(${JSON.stringify(logPath())})) pause(10)
        pause(300)
      }
    }
    ${noteWork(0)}`)
  await expect.poll(() => existsSync(logPath('.held-up')), { timeout: 20_000 }).toBe(true)
  await Promise.all([heldUp, run(noteWork(600)), run(noteWork(600))])
  expect(readFileSync(logPath(), 'utf8')).toBe('in\nout\n'.repeat(3))
})
