/** The lines of a text one after the other, without their ends: a part of blank lines alone has millions. */
export function* linesOf(text: string): Generator<string> {
  for (let at = 0; at <= text.length;) {
    const feed = text.indexOf('\n', at)
    const end = feed < 0 ? text.length : feed
    yield text.slice(at, end > at && text[end - 1] === '\r' ? end - 1 : end)
    at = end + 1
  }
}
