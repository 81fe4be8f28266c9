import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { codeOf } from '../error-code'
import type { Reading } from '../store/port'
import { syncFolder } from './uploads'

/** What of the store must not be read from a copy of the database alone. */
export type Vault = {
  /** Bound to what it belongs to: sealed text moved to another row does not open. */
  readonly seal: (text: string, owner: string) => string
  readonly unseal: (sealed: string, owner: string) => string
  /** The same for the same text, and worth nothing to who guesses. */
  readonly fingerprint: (text: string) => string
}

export type Vaults = {
  readonly read: () => Promise<Vault>
  /** Makes the key when there is none yet; to be called with the write lock held, so that there is one. */
  readonly readOrMake: (tx: Reading) => Promise<Vault>
}

const keyBytes = 32

/** Keeps its key beside the database, in a file of its own. */
export function createVaults(deps: { readonly dataFolder: string; readonly newId: () => string }): Vaults {
  const path = join(deps.dataFolder, 'store.key')
  const find = async (): Promise<Vault | null> => {
    const key = await readFile(path).catch((error: unknown) => {
      if (codeOf(error) === 'ENOENT') return null
      throw error
    })
    return key === null ? null : vaultOf(key)
  }
  const missing = () => new Error('the key of the store is not in the data folder: bring store.key back')
  return {
    read: async () => {
      const vault = await find()
      if (vault === null) throw missing()
      return vault
    },
    readOrMake: async (tx) => {
      const vault = await find()
      if (vault !== null) return vault
      if (await wasUsed(tx)) throw missing()
      const key = randomBytes(keyBytes)
      const part = join(deps.dataFolder, `store.key.${deps.newId()}`)
      const file = await open(part, 'wx', 0o600)
      try {
        await file.writeFile(key)
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(part, path)
      await syncFolder(deps.dataFolder)
      return vaultOf(key)
    },
  }
}

/** A new key in place of a lost one would open nothing that is there. */
async function wasUsed(tx: Reading): Promise<boolean> {
  const code = await tx.selectFrom('codes').select('id').limit(1).executeTakeFirst()
  const order = await tx.selectFrom('redemptions').select('id').limit(1).executeTakeFirst()
  return code !== undefined || order !== undefined
}

const cipher = 'aes-256-gcm'
const ivBytes = 12
const tagBytes = 16

function vaultOf(key: Buffer): Vault {
  if (key.length !== keyBytes) throw new Error('store.key is not what this service made')
  const derived = (purpose: string) => Buffer.from(hkdfSync('sha256', key, '', purpose, keyBytes))
  const sealing = derived('seal')
  const marking = derived('fingerprint')
  return {
    seal(text, owner) {
      const iv = randomBytes(ivBytes)
      const sealer = createCipheriv(cipher, sealing, iv, { authTagLength: tagBytes }).setAAD(
        Buffer.from(owner),
      )
      const sealed = Buffer.concat([sealer.update(text, 'utf8'), sealer.final()])
      return Buffer.concat([iv, sealer.getAuthTag(), sealed]).toString('base64')
    },
    unseal(sealed, owner) {
      const bytes = Buffer.from(sealed, 'base64')
      const opener = createDecipheriv(cipher, sealing, bytes.subarray(0, ivBytes), {
        authTagLength: tagBytes,
      })
        .setAAD(Buffer.from(owner))
        .setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes))
      return Buffer.concat([opener.update(bytes.subarray(ivBytes + tagBytes)), opener.final()]).toString(
        'utf8',
      )
    },
    fingerprint: (text) => createHmac('sha256', marking).update(text, 'utf8').digest('hex'),
  }
}
