import { describe, expect, it } from 'vitest'
import type { Fact } from '@shared/facts/fact'
import { factMaker, range, uuid } from '../../unit/programme/support/facts'
import { lines, ownFolder } from './terminal'

const { write, run } = ownFolder()

async function explain(facts: readonly Fact[], ...args: readonly string[]) {
  await write('facts.jsonl', lines(facts))
  return run('explain', 'facts.jsonl', '--as-of', '2026-11-22T00:00:00Z', ...args)
}

const fact = factMaker()
const uploads = range(31).map((n) => fact('model.approved', { model: `m${n}`, origin: 'original' }))
const repost = fact('model.approved', { model: 'r', origin: 'repost', member: 'noor' })

describe('explain', () => {
  it('gives the answer, the arithmetic, what follows, and what proves it', async () => {
    const { status, out, err } = await explain(uploads, '--fact', uuid(31))
    expect([status, err]).toEqual([0, ''])
    expect(out).toBe(`2026-11-01T12:00:00Z  mia
  Model Upload, 31st of November: 10 asked, cap 300 reached, 0 given
    Asked                                      10
    Cap of November                           300
    Awarded in November before it             300
    Left under the cap              300 − 300 = 0
    Given: the smaller of 10 and 0              0
  It still counts for everything else. Model Upload opens again on 1 December, 00:00 UTC.
  model.approved ${uuid(31)}; model-upload, creator-rewards 1

2026-11-01T12:00:00Z  mia
  First Model Upload, done before
  Nothing is left to do for this one.
  model.approved ${uuid(31)}; first-model-upload, creator-rewards 1

`)
  })

  it('says of a fact that gave nothing at all why each rule gave nothing', async () => {
    const { out } = await explain([...uploads, repost], '--member', 'noor')
    expect(out).toContain('First Model Upload, the origin is not what this task asks for')
    expect(out).toContain('What it asks: Upload an original or remix model and get it approved.')
    expect(out).not.toContain('mia')
  })

  it('keeps to one rule', async () => {
    const { out } = await explain(uploads, '--rule', 'first-model-upload')
    expect(out.match(/First Model Upload/gu)).toHaveLength(31)
    expect(out).not.toContain('31st of November')
  })

  it('--json prints one object a line, in codes and in English', async () => {
    const { out } = await explain([repost], '--json')
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(lines).toHaveLength(2)
    expect(lines[0]).toMatchObject({
      member: 'noor',
      entry: null,
      fact: { id: repost.id, type: 'model.approved' },
      explanation: {
        rule: 'first-model-upload',
        programme: 'creator-rewards',
        answer: { code: 'nothing', why: { reason: 'condition', field: 'origin' } },
        next: { code: 'rule-asks' },
      },
      text: { answer: 'First Model Upload, the origin is not what this task asks for', lines: [] },
    })
  })

  it('says that there is nothing to explain, and what is wrong with a line', async () => {
    expect(await explain([])).toEqual({ status: 0, out: 'Nothing there is to explain.\n', err: '' })
    const broken = { ...(repost as object), at: 'yesterday' } as Fact
    expect(await explain([broken])).toMatchObject({ status: 3, err: expect.stringContaining('line 1: at') })
  })
})
