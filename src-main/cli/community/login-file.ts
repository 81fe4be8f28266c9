import { join } from 'node:path'
import { z } from 'zod'
import { realDisk } from '@core/store/disk'
import { waitForLock } from '@core/store/lock'
import { placeHeadSchema } from '@shared/state/document'

/** Which service and member, and what is shown there: an access token for minutes and a refresh token for one use. */
const savedLoginSchema = z.strictObject({
  number: z.literal(1),
  head: placeHeadSchema,
  secret: z.string().min(1),
})
export type SavedLogin = Omit<z.infer<typeof savedLoginSchema>, 'number'>

/** Longer than a request to the service may take: whoever renews the login holds the others up. */
const longestTurnMs = 30_000

/**
 * The login of the command line, in a file that its user alone may read (mode 0600, in a folder of mode 0700): a bare
 * terminal has no key store. It is replaced as a whole, so that a kill leaves the one or the other.
 */
export type LoginFile = {
  /** Null where nobody is signed in, or where the file is none of ours. */
  readonly read: () => Promise<SavedLogin | null>
  readonly write: (login: SavedLogin) => Promise<void>
  readonly remove: () => Promise<void>
  /** One at a time, of all commands that run: a refresh token is good once. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>
}

export function loginFileIn(folder: string): LoginFile {
  const path = join(folder, 'login.json')
  return {
    read: async () => {
      const bytes = await realDisk.read(path)
      return bytes === null ? null : loginIn(bytes)
    },
    write: async (login) => {
      const next = `${path}.next`
      await realDisk.makeFolder(folder)
      await realDisk.remove(next)
      await realDisk.writeFlushed(next, Buffer.from(`${JSON.stringify({ number: 1, ...login })}\n`))
      await realDisk.rename(next, path)
      await realDisk.flushFolder(folder)
    },
    remove: () => realDisk.remove(path),
    inTurn: async (work) => {
      const turns = join(folder, 'login')
      await realDisk.makeFolder(turns)
      const lock = await waitForLock(turns, longestTurnMs)
      try {
        return await work()
      } finally {
        await lock.release()
      }
    },
  }
}

function loginIn(bytes: Uint8Array): SavedLogin | null {
  try {
    const parsed = savedLoginSchema.safeParse(JSON.parse(new TextDecoder().decode(bytes)))
    return parsed.success ? { head: parsed.data.head, secret: parsed.data.secret } : null
  } catch {
    return null
  }
}
