import { open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { codeOf } from './disk'

/** Another process writes this store. */
export class StoreInUseError extends Error {
  override name = 'StoreInUseError'
}

const holderSchema = z.object({ pid: z.int().positive(), started: z.string().nullable() })
const heldHere = new Set<string>()

/**
 * One process writes a store. The lock names its holder by pid and, where the system tells, by when that process
 * started: after a kill the pid may belong to somebody else.
 */
export async function takeLock(folder: string): Promise<{ readonly release: () => Promise<void> }> {
  const path = join(folder, 'lock')
  if (heldHere.has(path)) throw new StoreInUseError(`${folder} is in use by this process`)
  heldHere.add(path)
  try {
    for (let attempt = 0; !(await tryToTake(path)); attempt += 1) {
      if (attempt > 3 || (await holderLives(path))) throw new StoreInUseError(`${folder} is in use`)
      await rm(path, { force: true })
    }
  } catch (error) {
    heldHere.delete(path)
    throw error
  }
  return {
    release: async () => {
      await rm(path, { force: true })
      heldHere.delete(path)
    },
  }
}

async function tryToTake(path: string): Promise<boolean> {
  try {
    const file = await open(path, 'wx', 0o600)
    const holder = { pid: process.pid, started: await startOf(process.pid) }
    await file.writeFile(JSON.stringify(holder)).finally(() => file.close())
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

async function holderLives(path: string): Promise<boolean> {
  const text = await readFile(path, 'utf8').catch(() => '')
  const holder = holderSchema.safeParse(parsed(text))
  // Killed between making the lock and writing into it.
  if (!holder.success) return false
  const { pid, started } = holder.data
  // Our own pid in a lock that this process has not taken is left over from a run before.
  if (pid === process.pid) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (codeOf(error) !== 'EPERM') return false
  }
  return started === null || started === (await startOf(pid))
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** When a process started, in the system's own terms; null where it does not tell. */
async function startOf(pid: number): Promise<string | null> {
  if (process.platform !== 'linux') return null
  try {
    const line = await readFile(`/proc/${String(pid)}/stat`, 'utf8')
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8')
    // After the name in parentheses, which may hold anything, the 20th field.
    return `${boot.trim()}:${line.slice(line.lastIndexOf(')') + 2).split(' ')[19] ?? ''}`
  } catch {
    return null
  }
}
