import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openMemory } from '../../../src-main/shell/remembered'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'firstlayer-memory-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

const look = { guideDone: false, language: null, appearance: 'system' }
const place = { x: 1, y: 2, width: 800, height: 600, maximised: true }

describe('what the shell remembers', () => {
  it('is there at the next start', () => {
    const path = join(folder, 'new', 'window.json')
    openMemory(path).change({ window: place })
    openMemory(path).change({ dialogFolder: '/home/ada/prints' })
    expect(openMemory(path).get()).toEqual({ window: place, dialogFolder: '/home/ada/prints', look })
  })

  it.each([
    '',
    '{',
    'null',
    '{"window":{"x":"far"}}',
    '{"window":null,"dialogFolder":null,"surplus":1}',
    '{"window":null,"dialogFolder":null,"look":{"guideDone":true,"language":"fr","appearance":"system"}}',
  ])('is nothing when the file says %j', (content) => {
    const path = join(folder, 'window.json')
    writeFileSync(path, content)
    expect(openMemory(path).get()).toEqual({ window: null, dialogFolder: null, look })
  })

  it('keeps the window’s place of a version that knew no look', () => {
    const path = join(folder, 'window.json')
    writeFileSync(path, JSON.stringify({ window: place, dialogFolder: null }))
    expect(openMemory(path).get()).toEqual({ window: place, dialogFolder: null, look })
  })

  it('is kept until the end where it cannot be written', () => {
    const path = join(folder, 'window.json')
    mkdirSync(path)
    const memory = openMemory(path)
    memory.change({ window: place })
    expect(memory.get().window).toEqual(place)
  })
})
