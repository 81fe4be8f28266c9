import { Readable } from 'node:stream'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Plan } from '@shared/plan/plan'
import { createPlan } from '../../../src-main/cli/plan'
import { factMaker, range } from '../../unit/programme/support/facts'
import { schoolJson } from '../../unit/programme/support/third-programme'
import { lines, ownFolder } from './terminal'

const { write, terminal, run } = ownFolder()

const asOf = ['--as-of', '2026-11-22T13:31:00Z']
const mia = ['plan', 'facts.jsonl', '--member', 'mia', ...asOf]

/** Mia has 360 points: 30 models, so Model Upload is used up, and two profiles. */
async function writeFacts(): Promise<void> {
  const fact = factMaker()
  const facts = [
    ...range(30).map((n) => fact('model.approved', { model: `m${n}`, origin: 'original' })),
    ...range(2).map((n) => fact('print_profile.published', { model: `m${n}`, profile: `p${n}` })),
    fact('model.downloads', { model: 'm0', total: 37, member: 'service' }),
    fact('member.joined', { at: '2023-11-25T00:00:00Z' }),
    ...range(137).map((n) => fact('post.created', { post: `p${n}` })),
  ]
  await write('facts.jsonl', lines(facts))
}

describe('plan', () => {
  beforeEach(writeFacts)

  it('for people: what is to go, the steps with their sum, what the route leaves out, what others can do', async () => {
    const { status, out, err } = await run(...mia, '--goal', '405')
    expect([status, err]).toEqual([0, ''])
    expect(out).toBe(`mia in Creator rewards: 360 points
45 points to go: 8 actions, all possible in November

  Set preference tags, at least 1                      1 ×  +10  10
  Set up nickname and avatar                           1 ×   +5   5
  Fill in your profile: bio, region                    1 ×   +5   5
  Set up a printer                                     1 ×   +5   5
  Publish the first print profile of a model of yours  4 ×   +5  20
                                                                 45

Model Upload is used up (300), so the route leaves it out for now. It opens again 1 December 2026.

Not in your own hands
  Excellent model reward  13 downloads more of m0            +20
  Feedback                1 suggestion of yours implemented   +2
`)
  })

  it('--fewest takes the fewest actions, and says from when the last of them is possible', async () => {
    const { out } = await run(...mia, '--goal', '405', '--fewest')
    expect(out).toContain('45 points to go: 3 actions, the last possible from 1 December 2026\n')
    expect(out).toContain('\nFrom 1 December 2026\n  Publish a model with its print profile  3 ×  +15  45\n')
  })

  it('--level goes by the programme that has levels, with the date of the anniversary', async () => {
    const { out } = await run(...mia, '--level', '6')
    expect(out).toContain('mia in Community standing: 50 community points\n10 points to go: 63 actions')
    expect(out).toContain('Write a post  63 ×  together  20')
    expect(out).toMatch(/Anniversary +comes by itself on 25 November 2026 +\+30\n/)
  })

  it('says how far it gets when the goal is out of reach, and when it is reached', async () => {
    expect((await run(...mia, '--goal', '5000')).out).toContain(
      'are out of reach under the caps that are left',
    )
    expect((await run(...mia, '--goal', '360')).out).toContain('The goal is reached: nothing more to do.')
  })

  it('--json prints one object and nothing else', async () => {
    const { status, out, err } = await run(...mia, '--goal', '405', '--json')
    expect([status, err]).toEqual([0, ''])
    const plan = JSON.parse(out) as Plan
    expect(plan).toMatchObject({ have: 360, missing: 45, reached: true, actions: 8, points: 45 })
    expect(plan.steps.at(-1)).toEqual({
      action: { kind: 'publish-profile' },
      period: null,
      times: 4,
      each: 5,
      points: 20,
      rules: [{ rule: 'model-first-profile', points: 20 }],
      minutes: 20,
    })
  })

  it('plans for somebody without facts as for a new member, and says so beside the answer', async () => {
    const { status, out, err } = await run(
      'plan',
      'facts.jsonl',
      '--member',
      'eve\u001b[2J',
      '--goal',
      '65',
      ...asOf,
    )
    expect(status).toBe(0)
    expect(err).toContain('There are no facts of this member')
    expect(out).toContain('65 points to go: 1 action, possible in November\n')
    expect(out).not.toContain('\u001b')
  })

  it('reads standard input for -', async () => {
    const { said, io } = terminal()
    const plan = createPlan({ stdin: Readable.from([]), now: () => new Date('2026-11-22T00:00:00Z') })
    expect(await plan(['-', '--member', 'mia', '--goal', '65', '--json'], io)).toBe(0)
    expect(JSON.parse(said.out)).toMatchObject({ asOf: '2026-11-22T00:00:00.000Z', actions: 1 })
  })

  it('--programme plans by a programme of one’s own', async () => {
    await write('school.json', JSON.stringify(schoolJson))
    const { out } = await run(...mia, '--level', '5', '--programme', 'school.json')
    expect(out).toContain('mia in School makers: 23 stars\n')
    expect(out).toContain('The goal is reached')
  })

  it.each([
    [[], 'Which facts?'],
    [['facts.jsonl', '--goal', '5'], '--member'],
    [['facts.jsonl', '--member', 'mia'], 'Which goal?'],
    [['facts.jsonl', '--member', 'mia', '--goal', '5', '--level', '5'], 'Which goal?'],
    [['facts.jsonl', '--member', 'mia', '--goal', 'many'], '--goal takes a whole number, not many.'],
    [['facts.jsonl', '--member', 'mia', '--level', '-1'], '--level'],
    [['facts.jsonl', '--member', 'mia', '--level', '101'], 'The highest level of Community standing is 100.'],
    [['facts.jsonl', '--member', 'mia', '--goal', '5', '--loud'], '--loud'],
    [['gone.jsonl', '--member', 'mia', '--goal', '5'], "gone.jsonl can't be read"],
  ])('cannot run with %j: status 3, and why', async (args, why) => {
    const { status, out, err } = await run('plan', ...args)
    expect([status, out]).toEqual([3, ''])
    expect(err).toContain(why)
  })

  it('cannot run to a level where no programme has any, nor before the programme is in force', async () => {
    const { levels: _, ...plain } = schoolJson
    await write('plain.json', JSON.stringify(plain))
    await write('later.json', JSON.stringify({ ...schoolJson, from: '2027-01-01T00:00:00Z' }))
    expect(await run(...mia, '--level', '5', '--programme', 'plain.json')).toMatchObject({
      status: 3,
      err: 'None of these programmes has levels.\n',
    })
    const later = await run(...mia, '--level', '5', '--programme', 'later.json')
    expect([later.status, later.err]).toEqual([
      3,
      'School makers is not in force at 2026-11-22T13:31:00.000Z.\n',
    ])
  })
})
