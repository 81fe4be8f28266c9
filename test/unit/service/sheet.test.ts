import { createSheet } from '@service/services/sheet'
import type { Writing } from '@service/store/port'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'

/** A sheet over a database that writes when it is let, and how many statements it was given each time. */
function sheetInHand() {
  const given: number[] = []
  const ends: { readonly well: () => void; readonly badly: () => void }[] = []
  const sheet = createSheet(
    {
      rowsOf: () => sql`values (1)`,
      insertAll: (_tx, inserts) => {
        given.push(inserts.length)
        return new Promise((resolve, reject) =>
          ends.push({ well: resolve, badly: () => reject(new Error('disk full')) }),
        )
      },
    },
    // No statement reaches a database here.
    {} as Writing,
  )
  return { sheet, given, ends }
}

const soon = () => new Promise((resolve) => setImmediate(resolve))

describe('a sheet that is written while more is put on it', () => {
  it('begins at once, and has what came meanwhile wait for its turn', async () => {
    const { sheet, given, ends } = sheetInHand()
    sheet.news('ann', 'claim', '1')
    await sheet.begin()
    sheet.news('ann', 'claim', '2')
    const next = sheet.begin()
    await soon()
    expect(given).toEqual([1])
    ends[0]?.well()
    await next
    expect(given).toEqual([1, 1])
  })

  it('tells whoever begins next that what was under way failed', async () => {
    const { sheet, given, ends } = sheetInHand()
    sheet.news('ann', 'claim', '1')
    await sheet.begin()
    ends[0]?.badly()
    await expect(sheet.begin()).rejects.toThrow('disk full')
    expect(given).toEqual([1])
  })

  it('tells at its end that what was under way failed', async () => {
    const { sheet, ends } = sheetInHand()
    sheet.news('ann', 'claim', '1')
    await sheet.begin()
    ends[0]?.badly()
    await expect(sheet.write()).rejects.toThrow('disk full')
  })

  it('is at rest only when nothing is under way, however that ends', async () => {
    const { sheet, ends } = sheetInHand()
    sheet.news('ann', 'claim', '1')
    await sheet.begin()
    let resting = false
    const rest = sheet.atRest().then(() => (resting = true))
    await soon()
    expect(resting).toBe(false)
    ends[0]?.badly()
    await rest
    expect(resting).toBe(true)
  })
})
