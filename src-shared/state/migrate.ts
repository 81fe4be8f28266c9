import { err, ok, type Result } from '../result'
import { documentNumber, documentSchema, type StateDocument } from './document'

/** Turns a document of one number into one of the next. */
export type Migration = (document: Readonly<Record<string, unknown>>) => Record<string, unknown>

/** By the number they start from; forward only, and never changed once shipped. */
export const migrations: ReadonlyMap<number, Migration> = new Map([
  // 2: limits can be raised; the settings before had none.
  [1, (document) => ({ ...document })],
  // 3: a place can have a goal and an order on its way; those before had none.
  [2, (document) => ({ ...document })],
  // 4: a place can have rules of its service; those before had none.
  [3, (document) => ({ ...document })],
  // 5: an entry can have a note of the team; those before had none.
  [4, (document) => ({ ...document })],
  // 6: a place knows which photos the team removed; those before knew of none, and ask.
  [5, (document) => ({ ...document })],
])

export type DocumentFault =
  | { readonly fault: 'damaged'; readonly where: string }
  /** Written by a newer app: to be left alone, not to be set aside. */
  | { readonly fault: 'newer'; readonly number: number }

/** Reads a document of any number up to ours. */
export function readDocument(
  json: unknown,
  steps: ReadonlyMap<number, Migration> = migrations,
): Result<StateDocument, DocumentFault> {
  if (typeof json !== 'object' || json === null) return err({ fault: 'damaged', where: '' })
  let document = json as Readonly<Record<string, unknown>>
  for (let number = document['number']; number !== documentNumber; number = document['number']) {
    if (typeof number !== 'number') return err({ fault: 'damaged', where: 'number' })
    if (number > documentNumber) return err({ fault: 'newer', number })
    const step = steps.get(number)
    if (!step) return err({ fault: 'damaged', where: 'number' })
    document = { ...step(document), number: number + 1 }
  }
  const parsed = documentSchema.safeParse(document)
  if (parsed.success) return ok(parsed.data)
  return err({ fault: 'damaged', where: parsed.error.issues[0]?.path.join('.') ?? '' })
}
