import { describe, expect, it } from 'vitest'
import type { Fact } from '@shared/facts/fact'
import { evaluate } from '@shared/programme/evaluate'
import { shippedProgrammes } from '@shared/programme/shipped'
import type { Forecast } from '../../../src-main/cli/forecast'
import { factMaker, range } from '../../unit/programme/support/facts'
import { lines, ownFolder } from './terminal'

const { write: writeFile, run: runCli } = ownFolder()
const run = (...args: readonly string[]) => runCli('forecast', ...args)
const write = (file: string, facts: readonly Fact[]) => writeFile(file, lines(facts))

const asOf = ['--as-of', '2026-11-22T00:00:00Z']
const fact = factMaker()
const before = range(29).map((n) => fact('model.approved', { model: `m${n}`, origin: 'original' }))
const published = [
  fact('model.approved', { model: 'new', origin: 'original' }),
  fact('print_profile.published', { model: 'new', profile: 'new' }),
]

describe('forecast', () => {
  it('says what publishing a model and its profile would give, entry by entry, as an estimate', async () => {
    await write('facts.jsonl', [])
    await write('next.jsonl', published)
    const { status, out, err } = await run('facts.jsonl', 'next.jsonl', ...asOf)
    expect([status, err]).toEqual([0, ''])
    expect(out).toBe(`mia, Creator rewards: publishing this model and its profile: +65 points
  First Model Upload                                                     +30
  Model Upload                10 asked, 0 of 300 used before in 2026-11  +10
  First Print Profile Upload                                             +20
  First Print Profile Upload  5 asked, 0 of 150 used before in 2026-11    +5

This is an estimate: it holds if nothing else comes before.
`)
  })

  it('--json prints one object, marked as an estimate: just what evaluating all of them adds', async () => {
    await write('facts.jsonl', before)
    await write('next.jsonl', published)
    const { status, out, err } = await run('facts.jsonl', 'next.jsonl', ...asOf, '--json')
    expect([status, err]).toEqual([0, ''])
    const forecast = JSON.parse(out) as Forecast
    expect(forecast).toMatchObject({ estimate: true, points: { mia: { 'creator-rewards': 35 } } })
    const all = evaluate(shippedProgrammes(), [...before, ...published], '2026-11-22T00:00:00Z')
    const added = all.members['mia']?.['creator-rewards']?.entries.slice(30)
    expect(forecast.entries).toEqual(added)
  })

  it('shows what a cap would cut and of which parts a review is made', async () => {
    const review = (n: number, model: string) =>
      fact('review.posted', { review: `r${n}`, model, rating: 5, photo: true, description: true })
    await write(
      'facts.jsonl',
      range(6).map((n) => review(n, `m${n}`)),
    )
    await write('next.jsonl', [review(7, 'm7'), review(8, 'm8')])
    const { out } = await run('facts.jsonl', 'next.jsonl', ...asOf)
    expect(out).toContain('mia, Creator rewards: these 2 facts: +10 points\n')
    expect(out).toContain('2 rating + 4 photo + 4 description; 10 asked, 60 of 70 used before in 2026-11')
    expect(out).toContain('70 of 70 used before in 2026-11; cut to 0')
  })

  it('shows the threshold that is passed, and takes back with a minus', async () => {
    await write('facts.jsonl', [published[0]!])
    const downloads = fact('model.downloads', { model: 'new', total: 63, member: 'service' })
    const revoked = fact('model.revoked', { model: 'new', reason: 'copied', member: 'team' })
    await write('next.jsonl', [downloads, revoked])
    const { out } = await run('facts.jsonl', 'next.jsonl', ...asOf)
    expect(out).toContain('these 2 facts: −40 points')
    expect(out).toContain('50 reached with 63; 20 asked, 0 of 3,000 used before  +20\n')
    expect(out).toMatch(/Excellent model reward +the model was taken down +−20\n/)
  })

  it('bounds anniversaries by --as-of, and leaves those before out', async () => {
    await write('facts.jsonl', [fact('member.joined', { member: 'noor', at: '2020-01-01T00:00:00Z' })])
    await write('next.jsonl', [fact('member.joined', { at: '2024-11-22T00:00:00Z' })])
    const { out } = await run('facts.jsonl', 'next.jsonl', ...asOf)
    expect(out).toContain('mia, Community standing: joining: +30 community points')
    expect(out).not.toContain('noor')
  })

  it('says that there is nothing to come where nothing comes', async () => {
    await write('facts.jsonl', published)
    await write('next.jsonl', published)
    const { out } = await run('facts.jsonl', 'next.jsonl', ...asOf)
    expect(out).toBe('Publishing this model and its profile: no points. This is an estimate.\n')
  })

  it('names the file and the line that is broken', async () => {
    await write('facts.jsonl', published)
    await writeFile('next.jsonl', `${JSON.stringify(published[0])}\n{`)
    const { status, out, err } = await run('facts.jsonl', 'next.jsonl', '--json')
    expect([status, out]).toEqual([3, ''])
    expect(err).toBe('next.jsonl, line 2: this is not JSON\n')
  })

  it.each([
    [[], 'Which facts?'],
    [['a'], 'Which facts come next?'],
    [['a', 'b', 'c'], 'Two files of facts at a time; c is too many.'],
    [['-', '-'], 'Standard input can be one of the two files.'],
    [['a', 'b', '--as-of', 'soon'], '--as-of takes a moment'],
    [['gone.jsonl', 'b'], "gone.jsonl can't be read"],
  ])('cannot run with %j: status 3, and why', async (args, why) => {
    const { status, out, err } = await run(...args)
    expect([status, out]).toEqual([3, ''])
    expect(err).toContain(why)
  })
})
