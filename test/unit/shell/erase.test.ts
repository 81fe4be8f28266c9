import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { erase } from '../../../src-main/shell/erase'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'firstlayer-erase-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

describe('erasing', () => {
  it('takes folders and files that are named, what is away too, and nothing beside them', () => {
    mkdirSync(join(folder, 'data', 'store'), { recursive: true })
    writeFileSync(join(folder, 'data', 'store', 'state.json'), '{}')
    writeFileSync(join(folder, 'window.json'), '{}')
    writeFileSync(join(folder, 'own.3mf'), 'mine')
    erase(['data', 'not there', 'window.json'].map((name) => join(folder, name)))
    expect(existsSync(join(folder, 'data'))).toBe(false)
    expect(existsSync(join(folder, 'window.json'))).toBe(false)
    expect(existsSync(join(folder, 'own.3mf'))).toBe(true)
  })

  it('goes on where one cannot be removed, and says so in the end', () => {
    writeFileSync(join(folder, 'last'), '')
    expect(() => {
      erase(['\0', join(folder, 'last')])
    }).toThrow()
    expect(existsSync(join(folder, 'last'))).toBe(false)
  })
})
