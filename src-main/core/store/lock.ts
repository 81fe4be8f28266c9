import { open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import { codeOf } from './disk'

/** Another process writes this store. */
export class StoreInUseError extends Error {
  override name = 'StoreInUseError'
}

const holderSchema = z.object({ pid: z.int().positive(), started: z.string().nullable() })
const heldHere = new Set<string>()

/** How long a lock may be empty: its holder writes into it as soon as it is made. */
const emptyMs = 100
const lookAgainMs = 25

export type Lock = { readonly release: () => Promise<void> }

/**
 * One process writes a store. The lock names its holder by pid and, where the system tells, by when that process
 * started: after a kill the pid may belong to somebody else.
 */
export async function takeLock(folder: string): Promise<Lock> {
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

/** The same for what is held only for moments: waits until it is free, at most so long. */
export async function waitForLock(folder: string, withinMs: number): Promise<Lock> {
  for (const end = performance.now() + withinMs; ;) {
    try {
      return await takeLock(folder)
    } catch (error) {
      if (!(error instanceof StoreInUseError) || performance.now() > end) throw error
    }
    await delay(lookAgainMs)
  }
}

async function tryToTake(path: string): Promise<boolean> {
  const holder = { pid: process.pid, started: await startOf(process.pid) }
  try {
    const file = await open(path, 'wx', 0o600)
    await file.writeFile(JSON.stringify(holder)).finally(() => file.close())
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

async function holderLives(path: string): Promise<boolean> {
  const holder = (await holderIn(path)) ?? (await delay(emptyMs), await holderIn(path))
  // Killed between making the lock and writing into it.
  if (holder === null) return false
  const { pid, started } = holder
  // Our own pid in a lock that this process has not taken is left over from a run before.
  if (pid === process.pid) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (codeOf(error) !== 'EPERM') return false
  }
  return started === null || started === (await startOf(pid))
}

async function holderIn(path: string) {
  try {
    return holderSchema.safeParse(JSON.parse(await readFile(path, 'utf8'))).data ?? null
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
