import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { projectFile } from '../../fixtures/exports'
import { createWatch } from '../../../src-main/cli/watch'
import { realInspector, until } from './kit'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'firstlayer-watch-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

function run(...args: readonly string[]) {
  const out: string[] = []
  const errors: string[] = []
  let stop: () => void = () => undefined
  const watch = createWatch({
    inspector: realInspector,
    untilStopped: () =>
      new Promise((resolve) => {
        stop = resolve
      }),
  })
  const io = {
    out: (text: string) => void out.push(text),
    err: (text: string) => void errors.push(text),
    colours: false,
    columns: 100,
    cwd: folder,
  }
  const status = watch(args, io)
  return { out, errors, status, stop: () => stop() }
}

describe('the watch command', () => {
  it('prints one JSON object per event, and ends well when it is interrupted', async () => {
    const running = run('--json')
    await writeFile(join(folder, 'Part.3mf'), await projectFile())
    await until(
      () => running.out,
      (lines) => lines.some((line) => line.includes('"verdict"')),
    )
    await rm(join(folder, 'Part.3mf'))
    await until(
      () => running.out,
      (lines) => lines.some((line) => line.includes('"gone"')),
    )
    running.stop()
    expect(await running.status).toBe(0)
    const events = running.out.map(
      (line) => JSON.parse(line) as { event: string; report?: { verdict: string } },
    )
    expect(events.map(({ event }) => event)).toEqual(['watching', 'verdict', 'gone'])
    expect(events[1]?.report?.verdict).toBe('qualifies')
  })

  it('says what it sees to people, one line an event, whatever a file is called', async () => {
    await writeFile(join(folder, 'Part\n\u001b[31m.3mf'), await projectFile())
    const running = run('.')
    await until(
      () => running.out.join(''),
      (text) => text.includes('Qualifies'),
    )
    running.stop()
    expect(await running.status).toBe(0)
    const lines = running.out.join('').split('\n')
    expect(lines).toHaveLength(3)
    expect(lines[0]).toBe(`${folder} is watched`)
    expect(lines[1]).toMatch(/^Qualifies: model upload and print profile {2}.*Part.*\.3mf {2}project, /u)
    expect(lines[1]).not.toContain('\u001b')
  })

  it('refuses what is no folder, and an option it does not know', async () => {
    for (const args of [['nowhere'], ['--jsn']]) {
      const { status, errors } = run(...args)
      expect(await status).toBe(3)
      expect(errors.join('')).not.toBe('')
    }
  })
})
