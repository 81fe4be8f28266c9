import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { say } from './say.mjs'

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM'
  }
}

/** @param {string} path */
function holderOf(path) {
  try {
    return Number.parseInt(readFileSync(path, 'utf8'), 10)
  } catch {
    return undefined
  }
}

/** The content must appear together with the name, or a reader could see a lock without an owner. @param {string} path */
function tryTake(path) {
  const mine = `${path}.${process.pid}`
  writeFileSync(mine, String(process.pid))
  try {
    linkSync(mine, path)
    return true
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(mine, { force: true })
  }
}

/**
 * Takes away the lock of a process that is gone. Renaming lets only one of several waiting processes do it; should a
 * new owner have come in between, its lock is put back.
 * @param {string} path
 */
function removeDead(path) {
  const aside = `${path}.dead.${process.pid}`
  try {
    renameSync(path, aside)
  } catch {
    return
  }
  const pid = holderOf(aside)
  if (pid !== undefined && isAlive(pid)) linkSync(aside, path)
  rmSync(aside, { force: true })
}

/**
 * Does the work while no other process of this project does the same. Waits for a living owner, takes over from a dead one.
 * @template T
 * @param {string} path
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(path, work) {
  mkdirSync(dirname(path), { recursive: true })
  let waiting = false
  while (!tryTake(path)) {
    const pid = holderOf(path)
    if (pid !== undefined && !isAlive(pid)) {
      removeDead(path)
      continue
    }
    if (!waiting && pid !== undefined) say(`Waiting for process ${pid}, which is at the same work …`)
    waiting = true
    await sleep(100)
  }
  try {
    return await work()
  } finally {
    rmSync(path, { force: true })
  }
}
