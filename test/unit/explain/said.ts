import { explainEntry, type Explainable } from '@shared/explain/explain-entry'
import { explainSilence } from '@shared/explain/explain-silence'
import { accountOf } from '@shared/explain/account'
import type { Explanation } from '@shared/explain/explanation'
import type { Fact } from '@shared/facts/fact'
import { answerText, arithmeticText, nextSaid } from '@shared/i18n/explanation-text'
import { createSpeech } from '@shared/i18n/speech'
import type { Language } from '@shared/i18n/language'
import type { Programme } from '@shared/programme/schema'
import { shippedProgrammes } from '@shared/programme/shipped'

const now = new Date('2026-11-22T13:31:00Z')
export const asOf = now.toISOString()

export type Said = { readonly answer: string; readonly lines: readonly string[]; readonly next: string }

/** An explanation as a member reads it. */
export function said(explanation: Explanation, language: Language = 'en', pending = false): Said {
  const speech = createSpeech(language, now)
  const next = nextSaid(explanation, speech)
  return {
    answer: answerText(explanation, speech, pending),
    lines: arithmeticText(explanation, speech, pending).map(({ name, value }) => `${name}: ${value}`),
    next: speech.t(next.id, next.values),
  }
}

/** What is said of the last entry that facts make under a rule. */
export function saidOf(
  facts: readonly Fact[],
  rule: string,
  programmes: readonly Programme[] = shippedProgrammes(),
  language: Language = 'en',
): Said {
  const entries = [...accountOf(programmes, facts, asOf)].flatMap((one) => one.entries)
  const entry = entries.findLast((one) => one.rule === rule)
  if (!entry) throw new Error(`no entry of ${rule}`)
  return said(explainEntry(programmes, entry), language)
}

/** What is said of every rule that gave nothing for the last of the facts. */
export function silencesOf(
  facts: readonly Fact[],
  programmes: readonly Programme[] = shippedProgrammes(),
): readonly string[] {
  const last = [...accountOf(programmes, facts, asOf)].findLast(({ fact }) => fact !== null)
  return (last?.silences ?? []).map((silence) => {
    const { answer, next } = said(explainSilence(programmes, silence))
    return `${answer} | ${next}`
  })
}

export const entryOf = (own: Partial<Explainable>): Explainable => ({
  programme: 'creator-rewards',
  version: '1',
  rule: 'model-upload',
  kind: 'award',
  amount: 10,
  held: 0,
  step: 1,
  occurredAt: asOf,
  why: { asked: 10 },
  ...own,
})
