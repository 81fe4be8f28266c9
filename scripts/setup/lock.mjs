import { randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { say } from './say.mjs'

/**
 * A lock is a folder with one file in it, which is named for the owner. A folder can only be moved to where there is
 * none or an empty one, and a file is removed by its name alone: so of all who find a dead owner at the same moment one
 * gets the lock, and none takes away what another has got since.
 */

/** @param {unknown} error */
const codeOf = (error) => /** @type {NodeJS.ErrnoException} */ (error).code ?? ''

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

/** @param {string} path @returns {string | undefined} */
function ownerOf(path) {
  try {
    return readdirSync(path)[0]
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

/** @param {string} path @param {string} owner */
function tryTake(path, owner) {
  const mine = `${path}.${owner}`
  mkdirSync(mine)
  try {
    writeFileSync(join(mine, owner), '')
    renameSync(mine, path)
    return true
  } catch (error) {
    // Another's stands there; Windows says EPERM, of an empty one too.
    if (['ENOTEMPTY', 'EEXIST', 'EPERM'].includes(codeOf(error))) return false
    throw error
  } finally {
    rmSync(mine, { recursive: true, force: true })
  }
}

/** @param {string} path */
function removeEmpty(path) {
  try {
    rmdirSync(path)
  } catch (error) {
    // It is the next owner's already, or gone.
    if (!['ENOTEMPTY', 'EEXIST', 'ENOENT', 'EPERM'].includes(codeOf(error))) throw error
  }
}

/** @param {string} path @param {string} owner */
function remove(path, owner) {
  rmSync(join(path, owner), { force: true })
  removeEmpty(path)
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
  const self = `${process.pid}-${randomUUID()}`
  let waiting = false
  while (!tryTake(path, self)) {
    const owner = ownerOf(path)
    if (owner === undefined) {
      removeEmpty(path)
      continue
    }
    const pid = Number.parseInt(owner, 10)
    if (!isAlive(pid)) {
      remove(path, owner)
      continue
    }
    if (!waiting) say(`Waiting for process ${pid}, which is at the same work …`)
    waiting = true
    await sleep(100)
  }
  try {
    return await work()
  } finally {
    remove(path, self)
  }
}
