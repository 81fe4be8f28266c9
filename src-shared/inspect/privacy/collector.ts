import type { PrivacyFinding } from '../report'
import { plainText } from '../text/plain-text'
import { redact, redactByLook } from './rules'

/** A text with what is private taken out and everything else left as it was, character for character. */
export type CleanedText = { readonly text: string; readonly removed: readonly PrivacyFinding[] }

type Splice = { readonly from: number; readonly to: number; readonly by: string }

/** What is listed of one part; all of it is taken out. */
const MOST_LISTED = 500
const NAME_CHARS = 200

function spliced(text: string, splices: readonly Splice[]): string {
  const pieces: string[] = []
  let at = 0
  for (const { from, to, by } of splices) {
    pieces.push(text.slice(at, from), by)
    at = to
  }
  return pieces.join('') + text.slice(at)
}

type Collector = {
  /** A value in its place in the text, with the way to write another there. Places come in order. */
  readonly value: (
    key: string,
    value: string,
    from: number,
    to: number,
    encode: (text: string) => string,
  ) => void
  readonly done: (text: string) => CleanedText
}

export function createCollector(part: string): Collector {
  const splices: Splice[] = []
  const removed = new Map<string, PrivacyFinding>()
  const list = (key: string, kind: PrivacyFinding['kind']) => {
    if (removed.size >= MOST_LISTED) return
    const finding = { part: plainText(part, NAME_CHARS), key: plainText(key, NAME_CHARS), kind }
    removed.set(`${finding.key}|${kind}`, finding)
  }
  return {
    value: (key, value, from, to, encode) => {
      const redaction = redact(key, value)
      if (redaction === null) return
      splices.push({ from, to, by: encode(redaction.replacement) })
      list(key, redaction.kind)
    },
    done: (text) => {
      // What stands in no value, in a name or in a text that is torn, is still told by its look.
      const rest = redactByLook(spliced(text, splices))
      if (rest.kind !== null) list('text', rest.kind)
      return { text: rest.text, removed: [...removed.values()] }
    },
  }
}
