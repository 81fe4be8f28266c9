import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { SafeStorage } from 'electron'
import { z } from 'zod'
import type { Desktop } from '@core/ports'

/** The asynchronous calls are missing from older runtimes. */
export type Storage = Pick<SafeStorage, 'encryptString' | 'decryptString' | 'isEncryptionAvailable'> &
  Partial<
    Pick<
      SafeStorage,
      'encryptStringAsync' | 'decryptStringAsync' | 'isAsyncEncryptionAvailable' | 'getSelectedStorageBackend'
    >
  >

type Deps = { readonly safeStorage: Storage; readonly path: string; readonly platform: NodeJS.Platform }

const fileSchema = z.record(z.string(), z.base64())

/**
 * Keys by the system's own key store. Where a Linux has none, Chromium would only scramble them with a fixed password:
 * then they stay in memory, and the answer says so.
 */
export function createSecrets({ safeStorage, path, platform }: Deps): Desktop['secrets'] {
  const inMemory = new Map<string, string>()
  let writing: Promise<unknown> = Promise.resolve()

  const isSafe = async () => {
    if (platform === 'linux') {
      const backend = safeStorage.getSelectedStorageBackend?.() ?? 'unknown'
      if (backend === 'basic_text' || backend === 'unknown') return false
    }
    return (await safeStorage.isAsyncEncryptionAvailable?.()) ?? safeStorage.isEncryptionAvailable()
  }

  const read = async (): Promise<Record<string, string>> => {
    try {
      return fileSchema.parse(JSON.parse(await readFile(path, 'utf8')))
    } catch {
      return {}
    }
  }

  const write = async (name: string, value: string) => {
    const encrypted = (await safeStorage.encryptStringAsync?.(value)) ?? safeStorage.encryptString(value)
    await writeAll({ ...(await read()), [name]: encrypted.toString('base64') })
  }

  const writeAll = async (all: Readonly<Record<string, string>>) => {
    await mkdir(dirname(path), { recursive: true })
    await writeFile(`${path}.new`, JSON.stringify(all), { mode: 0o600 })
    await rename(`${path}.new`, path)
  }

  return {
    get: async (name) => {
      const held = inMemory.get(name)
      if (held !== undefined) return held
      const kept = (await read())[name]
      if (kept === undefined || !(await isSafe())) return null
      try {
        const encrypted = Buffer.from(kept, 'base64')
        return (
          (await safeStorage.decryptStringAsync?.(encrypted))?.result ?? safeStorage.decryptString(encrypted)
        )
      } catch {
        return null
      }
    },
    set: async (name, value) => {
      inMemory.set(name, value)
      if (!(await isSafe())) return { kept: 'until-quit' }
      const written = writing.then(() => write(name, value))
      writing = written.catch(() => undefined)
      return written.then(
        () => ({ kept: 'safely' }) as const,
        () => ({ kept: 'until-quit' }) as const,
      )
    },
    forget: (name) => {
      inMemory.delete(name)
      const written = writing.then(async () => {
        const { [name]: gone, ...others } = await read()
        if (gone !== undefined) await writeAll(others)
      })
      writing = written.catch(() => undefined)
      return written
    },
  }
}
