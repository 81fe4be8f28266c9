import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { memberProgressSchema } from '@shared/programme/evaluation'
import { shippedProgrammes } from '@shared/programme/shipped'
import { createEvaluate } from '../../../src-main/cli/evaluate'
import { factMaker, range } from '../../unit/programme/support/facts'
import { schoolJson } from '../../unit/programme/support/third-programme'
import { lines, ownFolder } from './terminal'

const { write, terminal, run } = ownFolder()

const facts = () => {
  const fact = factMaker()
  return [
    fact('model.approved', { model: 'm', origin: 'original' }),
    fact('print_profile.published', { model: 'm', profile: 'p' }),
    fact('model.downloads', { model: 'm', total: 130, member: 'service' }),
    ...range(150).map((n) => fact('post.created', { post: `p${n}`, member: 'noor' })),
    fact('member.joined', { member: 'noor', at: '2024-02-29T00:00:00Z' }),
  ]
}

describe('evaluate', () => {
  it('--json prints one object and nothing else: members, their programmes, entries, rules, level', async () => {
    await write('facts.jsonl', lines(facts()))
    const { status, out, err } = await run(
      'evaluate',
      'facts.jsonl',
      '--as-of',
      '2026-11-22T00:00:00Z',
      '--json',
    )
    expect([status, err]).toEqual([0, ''])
    const { members } = JSON.parse(out) as { members: Record<string, Record<string, unknown>> }
    expect(Object.keys(members)).toEqual(['noor', 'mia', 'service'])
    const mia = memberProgressSchema.parse(members['mia']?.['creator-rewards'])
    expect(mia.points).toBe(65 + 40)
    expect(mia.entries.map(({ rule, amount }) => `${rule} ${amount}`)).toEqual([
      'first-model-upload 30',
      'model-upload 10',
      'first-print-profile 20',
      'model-first-profile 5',
      'excellent-model 20',
      'excellent-model 20',
    ])
    expect(mia.rules['model-upload']).toMatchObject({ capLeft: 290, count: 1, subjects: null })
    expect(members['noor']?.['community-standing']).toMatchObject({
      points: 20 + 10 + 20,
      level: 5,
      title: 'Just getting started',
      privileges: [],
      badges: [],
    })
  })

  it('--as-of bounds anniversaries and names the month the caps are about', async () => {
    await write('facts.jsonl', lines(facts()))
    const at = async (asOf: string) => {
      const { out } = await run('evaluate', 'facts.jsonl', '--as-of', asOf, '--json')
      return (
        JSON.parse(out) as {
          members: Record<string, Record<string, { points: number; rules: Record<string, unknown> }>>
        }
      ).members
    }
    expect((await at('2025-02-27'))['noor']?.['community-standing']?.points).toBe(20)
    expect((await at('2025-02-28'))['noor']?.['community-standing']?.points).toBe(30)
    expect((await at('2026-12-01'))['mia']?.['creator-rewards']?.rules['model-upload']).toMatchObject({
      capLeft: 300,
    })
    expect(
      (await at('2026-12-01T00:30:00+01:00'))['mia']?.['creator-rewards']?.rules['model-upload'],
    ).toMatchObject({ capLeft: 290 })
  })

  it('for people: sums, what is left, what is next; names from outside cannot act on the terminal', async () => {
    const evil = factMaker()('preferences.set', { tags: ['a'], member: 'eve\u001b[2J\u202e' })
    await write('facts.jsonl', lines([...facts(), evil]))
    const { out } = await run('evaluate', 'facts.jsonl', '--as-of', '2026-11-22T00:00:00Z')
    expect(out).toContain('mia\n  Creator rewards: 105 points\n')
    expect(out).toContain('290 of 300 left in November, opens anew 1 December')
    expect(out).toContain('m: 40 for 130 downloads, 20 to 150: +20')
    expect(out).toContain(
      'Community standing: 50 community points, level 5 (Just getting started); 10 to level 6',
    )
    expect(out).toContain('150 so far, 50 to 200: +20')
    for (const sign of ['\u001b', '\u202e']) expect(out).not.toContain(sign)
  })

  it('reads standard input for -, in chunks that cut lines and characters', async () => {
    const fact = factMaker()('model.approved', { model: '模型🙂', origin: 'remix' })
    const bytes = Buffer.from(
      `${JSON.stringify(fact)}\r\n\n${JSON.stringify({ ...fact, id: fact.id.replace('1', '2') })}`,
    )
    const stdin = Readable.from([...bytes].map((byte) => Uint8Array.of(byte)))
    const { said, io } = terminal()
    const evaluate = createEvaluate({ stdin, now: () => new Date('2026-11-22T00:00:00Z') })
    expect(await evaluate(['-', '--json'], io)).toBe(0)
    expect(said.out).toContain('"subject":"模型🙂"')
    expect(JSON.parse(said.out)).toMatchObject({ members: { mia: { 'creator-rewards': { points: 40 } } } })
  })

  it('--brought-forward takes in what a site already shows, or says what is wrong with it', async () => {
    const brought = {
      id: '00000000-0000-4000-8000-000000000900',
      member: 'mia',
      programme: 'creator-rewards',
      at: '2026-11-01T00:00:00Z',
      balance: 300,
      caps: [{ rule: 'model-upload', used: 295 }],
    }
    await write('facts.jsonl', lines(facts()))
    await write('brought.json', JSON.stringify(brought))
    const args = [
      'evaluate',
      'facts.jsonl',
      '--as-of',
      '2026-11-22T00:00:00Z',
      '--brought-forward',
      'brought.json',
    ]
    const { out } = await run(...args, '--json')
    expect(JSON.parse(out)).toMatchObject({
      members: {
        mia: { 'creator-rewards': { points: 400, rules: { 'model-upload': { points: 5, capLeft: 0 } } } },
      },
    })
    await write('brought.json', JSON.stringify({ ...brought, done: ['tea'] }))
    expect(await run(...args)).toMatchObject({
      status: 3,
      err: 'brought.json: done: tea is no such rule of the programme\n',
    })
  })

  it('a member may be called __proto__, and no facts are no members', async () => {
    await write('facts.jsonl', lines([factMaker()('preferences.set', { tags: ['a'], member: '__proto__' })]))
    const { out } = await run('evaluate', 'facts.jsonl', '--json')
    expect(out).toContain('"__proto__":{"creator-rewards":{"points":10')
    await write('empty.jsonl', '\n')
    expect(JSON.parse((await run('evaluate', 'empty.jsonl', '--json')).out)).toEqual({ members: {} })
  })

  it.each([
    ['not JSON', '{"id":', 'this is not JSON'],
    ['not a fact', '{"type":"tea.drunk"}', 'type'],
    ['a time that is none', JSON.stringify({ ...facts()[0], at: '22 November' }), 'at: '],
    ['a number past all counting', JSON.stringify({ ...facts()[2], total: 1e300 }), 'total: '],
    ['not UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), 'this is not UTF-8'],
  ])('a broken line ends with status 3 and its number: %s', async (_, broken, reason) => {
    const good = Buffer.from(`${lines(facts().slice(0, 2))}\n`)
    await write('facts.jsonl', Buffer.concat([good, Buffer.from(broken), Buffer.from('\n')]))
    const { status, out, err } = await run('evaluate', 'facts.jsonl', '--json')
    expect([status, out]).toEqual([3, ''])
    expect(err).toContain('facts.jsonl, line 4: ')
    expect(err).toContain(reason)
  })

  it.each([
    [[], 'Which facts?'],
    [['a', 'b'], 'One file of facts at a time'],
    [['a', '--as-of', 'soon'], '--as-of takes a moment'],
    [['a', '--loud'], '--loud'],
    [['gone.jsonl'], "gone.jsonl can't be read"],
    [['gone.jsonl', '--programme', 'gone.json'], "gone.json can't be read"],
  ])('cannot run with %j: status 3, and why', async (args, why) => {
    const { status, out, err } = await run('evaluate', ...args)
    expect([status, out]).toEqual([3, ''])
    expect(err).toContain(why)
  })

  it('--programme evaluates by the programmes named, and only those', async () => {
    await write('school.json', JSON.stringify(schoolJson))
    await write('broken.json', JSON.stringify({ ...schoolJson, timeZone: 'Mars' }))
    await write('facts.jsonl', lines([factMaker()('model.approved', { model: 'm', origin: 'repost' })]))
    const { out } = await run('evaluate', 'facts.jsonl', '--programme', 'school.json', '--json')
    expect(JSON.parse(out)).toMatchObject({ members: { mia: { 'school-makers': { points: 7 } } } })
    expect(out).not.toContain('creator-rewards')
    const refused = await run('evaluate', 'facts.jsonl', '--programme', 'broken.json')
    expect(refused.status).toBe(3)
    expect(refused.err).toContain('timeZone: expected an IANA time zone')
  })
})

describe('programme check', () => {
  it('is content with the shipped programmes', async () => {
    for (const programme of shippedProgrammes()) {
      await write('p.json', JSON.stringify(programme))
      const { status, out } = await run('programme', 'check', 'p.json')
      expect(status).toBe(0)
      expect(out).toContain(`a valid programme (${programme.id}, version 1, `)
    }
  })

  it('names every fault with its path and what was expected there, status 1', async () => {
    const rules = schoolJson.rules.map((rule, index) =>
      index === 2 ? { ...rule, cap: { points: -1, per: 'moon' } } : rule,
    )
    await write('p.json', JSON.stringify({ ...schoolJson, rules }))
    const { status, out } = await run('programme', 'check', 'p.json')
    expect(status).toBe(1)
    expect(out).toContain('rules[2].cap.points: expected a whole number of at least 0')
    expect(out).toContain('rules[2].cap.per: expected one of "day", "week", "month", "year", "ever"')
    await write('p.json', 'not JSON')
    expect((await run('programme', 'check', 'p.json')).status).toBe(1)
  })

  it.each([[[]], [['check']], [['mend', 'p.json']], [['check', 'gone.json']]])(
    'cannot run with %j: status 3',
    async (args) => {
      const { status, out, err } = await run('programme', ...args)
      expect([status, out]).toEqual([3, ''])
      expect(err).not.toBe('')
    },
  )
})
