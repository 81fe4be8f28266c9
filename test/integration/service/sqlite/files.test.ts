import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildService, runService, type BuiltService } from '../support/service-process'
import { startService } from '../support/service-under-test'
import { give, home, shopOf } from '../support/shop'

let folder: string
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'service-files-'))))
afterEach(() => rm(folder, { recursive: true, force: true }))

it('an address that was erased is not left behind in the file of the database either', async () => {
  const far = {
    ...home,
    lines: Array.from({ length: 6 }, (_, n) => `${'Long '.repeat(16)}Example Lane ${n}`),
  }
  const start = async () => {
    const service = await startService({ folder })
    const isInFile = async () => {
      await service.app.close()
      await service.store.close()
      return (await readFile(join(folder, 'service.sqlite'))).includes('Example Lane')
    }
    return { service, shop: shopOf(service), isInFile }
  }
  const first = await start()
  await first.shop.put('mug', { kind: 'physical' })
  await give(first.service, 'ann', 100)
  const { id } = await first.shop.order('ann', 'mug', { address: far })
  expect(await first.isInFile()).toBe(true)
  const second = await start()
  await second.shop.fulfil(id)
  expect(await second.isInFile()).toBe(false)
})

describe('the service as a process of its own', () => {
  let built: BuiltService
  beforeAll(async () => (built = await buildService()))
  afterAll(() => built.dispose())

  it('says when its folder cannot be one', async () => {
    const file = join(folder, 'file')
    await writeFile(file, '')
    const { code, stderr } = await runService(built.entry, ['--data', join(file, 'data'), 'key', 'list'])
    expect(code).toBe(3)
    expect(stderr).toContain('cannot write in its folder')
  })
})
