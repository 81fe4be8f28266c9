import { err, ok, type Result } from '@shared/result'
import { factSchema, type Fact } from '@shared/facts/fact'

export type FactSource = AsyncIterable<string | Uint8Array>

/** Which line cannot be a fact, counted from 1, and why; line 0 when the source itself cannot be read. */
export type BrokenLine = { readonly line: number; readonly reason: string }

/** Reads facts line by line. Stops at the first line that is broken; empty lines are passed over. */
export async function readFacts(source: FactSource): Promise<Result<readonly Fact[], BrokenLine>> {
  const facts: Fact[] = []
  let line = 0
  try {
    for await (const bytes of linesOf(source)) {
      line += 1
      const fact = factOf(bytes)
      if (!fact.ok) return err({ line, reason: fact.error })
      if (fact.value !== null) facts.push(fact.value)
    }
  } catch (error) {
    return err({ line: 0, reason: error instanceof Error ? error.message : String(error) })
  }
  return ok(facts)
}

const decoder = new TextDecoder('utf-8', { fatal: true })

function factOf(bytes: Uint8Array): Result<Fact | null, string> {
  let json: unknown
  try {
    const text = decoder.decode(bytes)
    if (text.trim() === '') return ok(null)
    json = JSON.parse(text)
  } catch (error) {
    return err(error instanceof SyntaxError ? 'this is not JSON' : 'this is not UTF-8')
  }
  const parsed = factSchema.safeParse(json)
  if (parsed.success) return ok(parsed.data)
  const [issue] = parsed.error.issues
  const path = issue?.path.join('.') ?? ''
  return err(`${path === '' ? '' : `${path}: `}${issue?.message ?? 'not a fact'}`)
}

/** One line at a time, as bytes, so that a long file never stands in memory as text. */
async function* linesOf(source: FactSource): AsyncGenerator<Uint8Array> {
  let rest = Buffer.alloc(0)
  for await (const chunk of source) {
    rest = Buffer.concat([rest, typeof chunk === 'string' ? Buffer.from(chunk) : chunk])
    let from = 0
    for (let end = rest.indexOf(10); end !== -1; end = rest.indexOf(10, from)) {
      yield rest.subarray(from, end)
      from = end + 1
    }
    rest = rest.subarray(from)
  }
  if (rest.length > 0) yield rest
}
