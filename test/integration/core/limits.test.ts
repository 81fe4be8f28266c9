import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { plainFile, plainModel } from '../../fixtures/exports'
import { makeHome, start, until, type Started } from './kit'

let home: Awaited<ReturnType<typeof makeHome>>
let app: Started
beforeEach(async () => {
  home = await makeHome()
})
afterEach(async () => {
  await app.dispose()
  await home.remove()
})

const deep = plainFile(plainModel().replace('</build>', `${'<a>'.repeat(70)}${'</a>'.repeat(70)}</build>`))
const verdictOf = (wanted: string) =>
  until(app.rows, (rows) => rows.some(({ name, verdict }) => name === 'deep.3mf' && verdict === wanted))

it('a limit that is raised holds from the next check on, and after a restart', async () => {
  app = await start(home)
  await app.acceptExports()
  await writeFile(join(home.exports, 'deep.3mf'), await deep)
  const [row] = await verdictOf('rejected')
  const file = row?.id ?? ''
  const { report } = await app.ask('files.detail', { file })
  expect(report?.findings[0]).toMatchObject({
    code: 'xml-limits',
    params: { limitName: 'xmlDepth', limitValue: 64 },
  })

  await app.ask('settings.change', { limit: { name: 'xmlDepth', value: 100 } })
  await app.ask('files.check-again', { file })
  await verdictOf('qualifies')

  await app.dispose()
  app = await start(home)
  expect((await app.ask('state.get', {})).settings.limits).toEqual({ xmlDepth: 100 })
  await app.ask('files.check-again', { file })
  await new Promise((resolve) => setTimeout(resolve, 300))
  await verdictOf('qualifies')
  await app.ask('settings.change', { limit: { name: 'xmlDepth', value: null } })
  await app.ask('files.check-again', { file })
  await verdictOf('rejected')
})
