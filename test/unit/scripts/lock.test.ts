import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { withLock } from '../../../scripts/setup/lock.mjs'

let folder = ''
let lock = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'firstlayer-lock-'))
  lock = join(folder, 'deep', 'work.lock')
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

test('holds the lock while the work lasts and leaves nothing behind, even when it fails', async () => {
  const seen = await withLock(lock, () => Promise.resolve(readFileSync(lock, 'utf8')))
  expect(seen).toBe(String(process.pid))
  await expect(withLock(lock, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  expect(readdirSync(join(folder, 'deep'))).toEqual([])
})

test('takes over from a process that is gone', async () => {
  const gone = spawnSync(process.execPath, ['-e', '']).pid
  await withLock(lock, () => Promise.resolve())
  writeFileSync(lock, String(gone))
  expect(await withLock(lock, () => Promise.resolve('done'))).toBe('done')
  expect(existsSync(lock)).toBe(false)
})

test('several processes at once never work at the same time', async () => {
  const module = fileURLToPath(new URL('../../../scripts/setup/lock.mjs', import.meta.url))
  const log = join(folder, 'log')
  const program = `
    import { appendFileSync } from 'node:fs'
    import { setTimeout as sleep } from 'node:timers/promises'
    const { withLock } = await import(${JSON.stringify(module)})
    for (let round = 0; round < 5; round += 1) {
      await withLock(${JSON.stringify(lock)}, async () => {
        appendFileSync(${JSON.stringify(log)}, 'in\\n')
        await sleep(5)
        appendFileSync(${JSON.stringify(log)}, 'out\\n')
      })
    }`
  const workers = Array.from({ length: 4 }, () =>
    spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: 'ignore' }),
  )
  await Promise.all(workers.map((worker) => new Promise((resolve) => worker.once('exit', resolve))))
  expect(readFileSync(log, 'utf8')).toBe('in\nout\n'.repeat(20))
})
