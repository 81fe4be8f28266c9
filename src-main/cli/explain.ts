import { accountOf, type Accounted } from '@shared/explain/account'
import { explainEntry } from '@shared/explain/explain-entry'
import { explainSilence } from '@shared/explain/explain-silence'
import type { Explanation } from '@shared/explain/explanation'
import type { Fact } from '@shared/facts/fact'
import { answerText, arithmeticText, nextSaid } from '@shared/i18n/explanation-text'
import { createSpeech, type Speech } from '@shared/i18n/speech'
import type { EntryDraft } from '@shared/ledger/entry'
import type { Programme } from '@shared/programme/schema'
import { columns } from './columns'
import { readFactsInput, type FactsDeps, type FactsInput } from './facts-input'
import { printablePath as printable } from './format-report'
import { exitStatus, type CliIo } from './io'

const usage = `Usage: explain FACTS.jsonl [--member M] [--rule R] [--fact ID] [--as-of T] [--programme FILE]... [--json]
  FACTS.jsonl      facts, one JSON object a line; - reads standard input
  --member M       the entries of this member alone
  --rule R         what this rule gave, or did not give
  --fact ID        all that came of this fact, and every rule that gave nothing for it
  --as-of T        the moment that bounds anniversaries (default: now)
  --programme FILE explains by this programme instead of the shipped ones; may be given several times
  --brought-forward FILE
                   what members had before the first fact, as a site shows it
  --json           prints one JSON object a line
`

const own = { member: 'string', rule: 'string', fact: 'string' } as const

/** An entry, or a silence, with its explanation in codes and in English. */
type Explained = {
  readonly at: string
  readonly member: string
  readonly entry: EntryDraft | null
  readonly fact: Pick<Fact, 'id' | 'type'> | null
  readonly explanation: Explanation
}

/** `explain`: why each entry is there, with its arithmetic, and why each fact that gave nothing gave nothing. */
export const createExplain =
  (deps: FactsDeps) =>
  async (args: readonly string[], io: CliIo): Promise<number> => {
    const input = await readFactsInput(args, io.cwd, deps, { usage, files: 1, own })
    if (!input.ok) {
      io.err(input.error)
      return exitStatus.failed
    }
    const { facts, programmes, asOf, brought, json } = input.value
    const speech = createSpeech('en', new Date(asOf))
    let said = 0
    for (const accounted of accountOf(programmes, facts.flat(), asOf, brought)) {
      for (const one of explained(accounted, programmes, input.value.own)) {
        io.out(
          json
            ? `${JSON.stringify({ ...one, text: textOf(one.explanation, speech) })}\n`
            : paragraph(one, speech),
        )
        said += 1
      }
    }
    if (said === 0 && !json) io.out('Nothing there is to explain.\n')
    return exitStatus.ok
  }

function explained(
  { fact, entries, silences }: Accounted,
  programmes: readonly Programme[],
  { member, rule, fact: id }: FactsInput['own'],
): readonly Explained[] {
  if (id !== undefined && fact?.id !== id) return []
  const cause = fact && { id: fact.id, type: fact.type }
  const given = entries.map((entry) => ({
    at: entry.occurredAt,
    member: entry.member,
    entry,
    fact: cause,
    explanation: explainEntry(programmes, entry),
  }))
  // What a fact gave elsewhere is answer enough, unless it was asked for by its id or the rule by its own.
  const hidden = entries.length > 0 && id === undefined && rule === undefined
  const silent = (hidden ? [] : silences).map((silence) => ({
    at: silence.fact.at,
    member: silence.fact.member,
    entry: null,
    fact: cause,
    explanation: explainSilence(programmes, silence),
  }))
  return [...given, ...silent].filter(
    (one) =>
      (member === undefined || one.member === member) &&
      (rule === undefined || one.explanation.rule === rule),
  )
}

function textOf(explanation: Explanation, speech: Speech) {
  const next = nextSaid(explanation, speech)
  return {
    answer: answerText(explanation, speech),
    lines: arithmeticText(explanation, speech).map(({ name, value }) => `${name}: ${value}`),
    next: speech.t(next.id, next.values),
  }
}

/** When and whose, the answer, the arithmetic with a rule before its result, what follows, and what proves it. */
function paragraph({ at, member, entry, fact, explanation }: Explained, speech: Speech): string {
  const { answer, next } = textOf(explanation, speech)
  const lines = arithmeticText(explanation, speech)
  const rows = columns(
    lines.map(({ name, value }) => [`    ${name}`, value]),
    ['left', 'right'],
  )
  const source = [
    fact ? `${fact.type} ${printable(fact.id)}` : entry?.cause,
    explanation.rule && `${explanation.rule}, ${explanation.programme ?? ''} ${explanation.version ?? ''}`,
  ]
  return `${at}  ${printable(member)}\n  ${printable(answer)}\n${rows}  ${printable(next)}\n  ${source.filter(Boolean).join('; ')}\n\n`
}
