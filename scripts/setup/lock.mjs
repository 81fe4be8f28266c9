import { randomUUID } from 'node:crypto'
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
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
    if (['ENOTEMPTY', 'EEXIST', 'ENOTDIR', 'EPERM'].includes(codeOf(error))) return false
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
    if (!['ENOTEMPTY', 'EEXIST', 'ENOENT', 'ENOTDIR', 'EPERM'].includes(codeOf(error))) throw error
  }
}

/** @param {string} path @param {string} owner */
function remove(path, owner) {
  rmSync(join(path, owner), { force: true })
  removeEmpty(path)
}

/** Not another's folder that stands there by now. @param {string} path */
function removeFile(path) {
  try {
    unlinkSync(path)
  } catch (error) {
    if (!['EISDIR', 'ENOENT', 'EPERM'].includes(codeOf(error))) throw error
  }
}

/**
 * Who has the lock, and how it is taken away from one that is gone; undefined where nobody has it.
 * @typedef {{ readonly pid: number, readonly takeAway: () => void }} Owner
 * @param {string} path
 * @returns {Owner | undefined}
 */
function ownerOf(path) {
  try {
    const [name] = readdirSync(path)
    if (name === undefined) return undefined
    return { pid: Number.parseInt(name, 10), takeAway: () => remove(path, name) }
  } catch (error) {
    if (codeOf(error) === 'ENOTDIR') return ownerOfFile(path)
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

/**
 * Locks were files with the owner's number in them; one may still stand there.
 * @param {string} path
 * @returns {Owner | undefined}
 */
function ownerOfFile(path) {
  try {
    return { pid: Number.parseInt(readFileSync(path, 'utf8'), 10), takeAway: () => removeFile(path) }
  } catch (error) {
    if (['EISDIR', 'ENOENT'].includes(codeOf(error))) return undefined
    throw error
  }
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
    if (!isAlive(owner.pid)) {
      owner.takeAway()
      continue
    }
    if (!waiting) say(`Waiting for process ${owner.pid}, which is at the same work …`)
    waiting = true
    await sleep(100)
  }
  try {
    return await work()
  } finally {
    remove(path, self)
  }
}
