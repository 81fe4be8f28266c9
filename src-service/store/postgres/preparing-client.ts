import pg from 'pg'

/** Texts of statements come from the code, but lists in them have as many places as values: there is an end to keeping. */
const mostKept = 500

const names = new Map<string, string>()

/** One for all columns is read anew each time: a newer process may add a column to the table under this one. */
function nameOf(text: string): string | undefined {
  if (text.includes('*')) return undefined
  const known = names.get(text)
  if (known !== undefined || names.size >= mostKept) return known
  const name = `s${String(names.size)}`
  names.set(text, name)
  return name
}

/** A connection that has PostgreSQL read and plan each statement once, and not each time it is asked. */
export class PreparingClient extends pg.Client {
  override query = ((asked: unknown, values?: unknown, ...rest: readonly unknown[]) => {
    const ask = super.query.bind(this) as (...all: readonly unknown[]) => unknown
    if (typeof asked !== 'string' || !Array.isArray(values)) return ask(asked, values, ...rest)
    const name = nameOf(asked)
    return name === undefined ? ask(asked, values, ...rest) : ask({ name, text: asked, values }, ...rest)
  }) as pg.Client['query']
}
