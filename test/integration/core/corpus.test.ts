import { copyFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { corpusRoot } from '../../corpus'
import { makeHome, start, until } from './kit'

const corpus = corpusRoot()

describe.runIf(corpus !== null)('real projects copied into a watched folder', () => {
  it('each have their verdict within two seconds of the end of the copy', async () => {
    const source = join(corpus ?? '', 'project-3mf')
    const home = await makeHome()
    const app = await start(home)
    try {
      await app.acceptExports()
      const names = await readdir(source)
      for (const name of names) {
        await copyFile(join(source, name), join(home.exports, name))
        await until(
          app.rows,
          (rows) => rows.some((row) => row.name === name && row.state === 'checked'),
          2_000,
        )
      }
      expect((await app.rows()).map(({ verdict }) => verdict)).not.toContain('rejected')
      expect(names.length).toBeGreaterThan(0)
    } finally {
      await app.dispose()
      await home.remove()
    }
  }, 60_000)
})
