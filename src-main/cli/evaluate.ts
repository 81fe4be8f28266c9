import { createSpeech } from '@shared/i18n/speech'
import { evaluateMembers, progressIn } from '@shared/programme/evaluate'
import { readFactsInput, type FactsDeps } from './facts-input'
import { exitStatus, type CliIo } from './io'
import { memberText } from './progress-text'

const usage = `Usage: evaluate FACTS.jsonl [--as-of T] [--programme FILE]... [--json]
  FACTS.jsonl      facts, one JSON object a line; - reads standard input
  --as-of T        the moment that bounds anniversaries and says which month the caps are about (default: now)
  --programme FILE evaluates by this programme instead of the shipped ones; may be given several times
  --brought-forward FILE
                   what members had before the first fact, as a site shows it
  --json           prints one JSON object
`

/** `evaluate`: what facts are worth, by the very code of the app and the service. */
export const createEvaluate =
  (deps: FactsDeps) =>
  async (args: readonly string[], io: CliIo): Promise<number> => {
    const input = await readFactsInput(args, io.cwd, deps, { usage, files: 1 })
    if (!input.ok) {
      io.err(input.error)
      return exitStatus.failed
    }
    const { facts, programmes, asOf, brought, json } = input.value
    const answer = evaluateMembers(programmes, facts.flat(), asOf, brought)
    if (json) printJson(answer, io)
    else printText(answer, io, new Date(asOf))
    return exitStatus.ok
  }

type Answer = ReturnType<typeof evaluateMembers>

/** One object, written member by member. */
function printJson(answer: Answer, io: CliIo): void {
  let before = '{"members":{\n'
  for (const one of answer) {
    io.out(`${before}${JSON.stringify(one.member)}:${JSON.stringify(progressIn(one))}`)
    before = ',\n'
  }
  io.out(before === ',\n' ? '}}\n' : '{"members":{}}\n')
}

function printText(answer: Answer, io: CliIo, asOf: Date): void {
  const speech = createSpeech('en', asOf)
  let before = ''
  for (const one of answer) {
    io.out(`${before}${memberText(one, speech)}`)
    before = '\n'
  }
  if (before === '') io.out('No facts, so nothing to evaluate.\n')
}
