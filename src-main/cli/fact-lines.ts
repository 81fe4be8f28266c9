import { err, ok, type Result } from '@shared/result'
import { factSchema, type Fact } from '@shared/facts/fact'

export type FactSource = AsyncIterable<string | Uint8Array>

/** Which line cannot be a fact, counted from 1, and why; line 0 when the file itself cannot be read. */
export type BrokenLine = { readonly line: number; readonly reason: string }

/** Reads facts line by line. Stops at the first line that is broken; empty lines are passed over. */
export async function readFacts(source: FactSource): Promise<Result<readonly Fact[], BrokenLine>> {
  const facts: Fact[] = []
  let line = 0
  try {
    for await (const text of linesOf(source)) {
      line += 1
      if (text.trim() === '') continue
      const fact = factOf(text)
      if (!fact.ok) return err({ line, reason: fact.error })
      facts.push(fact.value)
    }
  } catch (error) {
    return err({ line: 0, reason: error instanceof Error ? error.message : String(error) })
  }
  return ok(facts)
}

function factOf(text: string): Result<Fact, string> {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return err('this is not JSON')
  }
  const parsed = factSchema.safeParse(json)
  if (parsed.success) return ok(parsed.data)
  const [issue] = parsed.error.issues
  const path = issue?.path.join('.') ?? ''
  return err(`${path === '' ? '' : `${path}: `}${issue?.message ?? 'not a fact'}`)
}

/** Strict UTF-8, one line at a time, so that a long file never stands in memory as text. */
async function* linesOf(source: AsyncIterable<string | Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let rest = ''
  for await (const chunk of source) {
    rest += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true })
    let from = 0
    for (let end = rest.indexOf('\n'); end !== -1; end = rest.indexOf('\n', from)) {
      yield rest.slice(from, end)
      from = end + 1
    }
    rest = rest.slice(from)
  }
  rest += decoder.decode()
  if (rest !== '') yield rest
}
