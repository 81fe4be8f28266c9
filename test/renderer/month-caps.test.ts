import { describe, expect, it } from 'vitest'
import { monthOfRules } from '../../src-renderer/store/month-caps'
import { fakeWith } from './fake'

const monthFor = async (month: string) => {
  const answer = await fakeWith('full').bridge.request('history.get', {})
  if (!answer.ok) throw new Error('no history')
  return { rows: answer.value.rows, rules: monthOfRules(answer.value.rows, 'UTC', month) }
}

describe('a month of the rules', () => {
  it('says what counted under a cap, and what the cap kept back', async () => {
    const { rows, rules } = await monthFor('2026-11')
    const upload = rules.find(({ rule }) => rule === 'model-upload')
    const zeros = rows.filter(
      ({ entry }) =>
        entry.rule === 'model-upload' && entry.amount === 0 && entry.occurredAt.startsWith('2026-11'),
    )
    expect(upload).toMatchObject({ limit: 300, used: 300, cut: zeros.length, lost: 10 * zeros.length })
    expect(zeros.length).toBeGreaterThan(0)
  })

  it('keeps what was taken back apart, as it gives no room under the cap', async () => {
    const { rules } = await monthFor('2026-11')
    expect(rules.find(({ rule }) => rule === 'print-review')).toMatchObject({ takenBack: 4, limit: 70 })
  })

  it('puts rules with a cap first, and has nothing of a month without entries', async () => {
    const { rules } = await monthFor('2026-11')
    const capped = rules.map(({ limit }) => limit !== null)
    expect(capped).toEqual(capped.toSorted((a, b) => Number(b) - Number(a)))
    expect((await monthFor('2026-05')).rules).toEqual([])
  })
})
