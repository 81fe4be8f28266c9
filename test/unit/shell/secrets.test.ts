import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createSecrets, type Storage } from '../../../src-main/shell/secrets'

type Backend = ReturnType<NonNullable<Storage['getSelectedStorageBackend']>>

/** Turns the bytes round: enough to see that the file does not hold the text itself. */
const turned = (bytes: Buffer) => Buffer.from(bytes.map((byte) => byte ^ 0x5a))
const system = (backend: Backend, available = true): Storage => ({
  isEncryptionAvailable: () => available,
  getSelectedStorageBackend: () => backend,
  encryptString: (text) => turned(Buffer.from(text)),
  decryptString: (bytes) => turned(bytes).toString(),
})

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'firstlayer-secrets-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})
const open = (safeStorage: Storage, platform: NodeJS.Platform = 'linux') =>
  createSecrets({ safeStorage, platform, path: join(folder, 'secrets.json') })

describe('a secret', () => {
  it('is kept by the system, readable by its owner alone, and is there after a restart', async () => {
    expect(await open(system('gnome_libsecret')).set('service', 'k3y-of-ada')).toEqual({ kept: 'safely' })
    expect(await open(system('gnome_libsecret')).get('service')).toBe('k3y-of-ada')
    const path = join(folder, 'secrets.json')
    expect(readFileSync(path, 'latin1')).not.toContain('k3y-of-ada')
    expect(readFileSync(path, 'latin1')).not.toContain(Buffer.from('k3y-of-ada').toString('base64'))
    expect(statSync(path).mode & 0o077).toBe(0)
  })

  it('that is forgotten is gone from the file too, and the others stay', async () => {
    const secrets = open(system('gnome_libsecret'))
    await secrets.set('service', 'k3y-of-ada')
    await secrets.set('other', 'k3y-of-bo')
    await secrets.forget('service')
    expect(await secrets.get('service')).toBeNull()
    expect(await open(system('gnome_libsecret')).get('service')).toBeNull()
    expect(await open(system('gnome_libsecret')).get('other')).toBe('k3y-of-bo')
  })

  it.each(['basic_text', 'unknown'] as const)(
    'stays in memory where Linux offers %s only',
    async (backend) => {
      const secrets = open(system(backend))
      expect(await secrets.set('service', 'k3y')).toEqual({ kept: 'until-quit' })
      expect(await secrets.get('service')).toBe('k3y')
      expect(await open(system(backend)).get('service')).toBeNull()
      expect(() => statSync(join(folder, 'secrets.json'))).toThrow()
    },
  )

  it('stays in memory where the key store is not to be had', async () => {
    expect(await open(system('kwallet5', false)).set('service', 'k3y')).toEqual({ kept: 'until-quit' })
  })

  it('uses the asynchronous calls where the runtime has them', async () => {
    const storage: Storage = {
      ...system('gnome_libsecret'),
      isAsyncEncryptionAvailable: () => Promise.resolve(true),
      encryptStringAsync: (text) => Promise.resolve(Buffer.from(`async ${text}`)),
      decryptStringAsync: (bytes) =>
        Promise.resolve({ result: bytes.toString().replace('async ', ''), shouldReEncrypt: false }),
    }
    await open(storage).set('service', 'k3y')
    expect(readFileSync(join(folder, 'secrets.json'), 'utf8')).toContain(
      Buffer.from('async k3y').toString('base64'),
    )
    expect(await open(storage).get('service')).toBe('k3y')
  })

  it('keeps the others when several are set at once', async () => {
    const secrets = open(system('gnome_libsecret'))
    await Promise.all(['a', 'b', 'c'].map((name) => secrets.set(name, `key of ${name}`)))
    const again = open(system('gnome_libsecret'))
    expect(await Promise.all(['a', 'b', 'c'].map(again.get))).toEqual(['key of a', 'key of b', 'key of c'])
  })

  it('that was never set, or can no longer be read, is none', async () => {
    await open(system('gnome_libsecret')).set('service', 'k3y')
    const locked = {
      ...system('gnome_libsecret'),
      decryptString: () => {
        throw new Error('locked')
      },
    }
    expect(await open(locked).get('service')).toBeNull()
    expect(await open(locked).get('other')).toBeNull()
  })
})
