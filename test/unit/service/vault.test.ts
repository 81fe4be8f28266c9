import { createVaults } from '@service/services/vault'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'

let dataFolder: string
beforeEach(async () => (dataFolder = await mkdtemp(join(tmpdir(), 'vault-'))))
afterEach(() => rm(dataFolder, { recursive: true }))

const nothingStored = {
  selectFrom: () => ({
    select: () => ({ limit: () => ({ executeTakeFirst: () => Promise.resolve(undefined) }) }),
  }),
} as never
const make = () => createVaults({ dataFolder, newId: () => 'part' }).readOrMake(nothingStored)

it('opens what it sealed, also after a restart, and leaves one key', async () => {
  const sealed = (await make()).seal('AAA-1', 'row 1')
  expect(sealed).not.toContain('AAA-1')
  expect((await make()).unseal(sealed, 'row 1')).toBe('AAA-1')
  expect(await readdir(dataFolder)).toEqual(['store.key'])
})

it('never seals the same text twice alike, and marks it always alike', async () => {
  const vault = await make()
  expect(vault.seal('AAA-1', 'row 1')).not.toBe(vault.seal('AAA-1', 'row 1'))
  expect(vault.fingerprint('AAA-1')).toBe((await make()).fingerprint('AAA-1'))
  expect(vault.fingerprint('AAA-1')).not.toBe(vault.fingerprint('AAA-2'))
})

it('does not open what was moved, changed, cut short or sealed with another key', async () => {
  const vault = await make()
  const sealed = vault.seal('AAA-1', 'row 1')
  const changed = Buffer.from(sealed, 'base64')
  changed.writeUInt8(changed.readUInt8(changed.length - 1) ^ 1, changed.length - 1)
  expect(() => vault.unseal(sealed, 'row 2')).toThrow()
  expect(() => vault.unseal(changed.toString('base64'), 'row 1')).toThrow()
  expect(() => vault.unseal(sealed.slice(0, 20), 'row 1')).toThrow()
  await rm(join(dataFolder, 'store.key'))
  const other = await make()
  expect(() => other.unseal(sealed, 'row 1')).toThrow()
})

it('refuses a key that is cut short, and a data folder whose key is gone', async () => {
  const vaults = createVaults({ dataFolder, newId: () => 'part' })
  await expect(vaults.read()).rejects.toThrow('store.key')
  await writeFile(join(dataFolder, 'store.key'), 'short')
  await expect(vaults.read()).rejects.toThrow('store.key')
})
