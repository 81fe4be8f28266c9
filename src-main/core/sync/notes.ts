import type { AppError } from '@shared/errors'
import type { Entry } from '@shared/ledger/entry'
import { ok, type Result } from '@shared/result'
import type { Place } from '@shared/state/state'
import type { Log } from '../ports'
import type { Store } from '../store/store'
import type { ServiceClient } from './client'

type NotesDeps = {
  readonly store: Store
  readonly client: ServiceClient
  readonly place: string
  readonly log: Log
}

/** What the team does by its own word, and writes something with. */
const kinds = ['adjustment', 'deduction'] as const

/**
 * Takes in what the team wrote with entries that came since: the ledger itself holds no words about a person. A service that cannot
 * tell it keeps nothing else from being synced.
 */
export async function pullNotes({ store, client, place, log }: NotesDeps): Promise<Result<void, AppError>> {
  const found = store.state.places.get(place)
  if (found?.head.kind !== 'service') return ok(undefined)
  const notes: Record<string, string> = {}
  for (const kind of kinds) {
    if (!lacking(found).some((entry) => entry.kind === kind)) continue
    for (let cursor: string | null = null; ;) {
      const page: Awaited<ReturnType<ServiceClient['transactions']>> = await client.transactions(
        { kind },
        cursor,
      )
      if (!page.ok) {
        log('notes.not-told', { code: page.error.code })
        return ok(undefined)
      }
      for (const { entry, note } of page.value.transactions) notes[entry.id] = note ?? ''
      cursor = page.value.next
      if (cursor === null) break
    }
  }
  if (Object.keys(notes).length === 0) return ok(undefined)
  return store.commit((state) => (state.places.has(place) ? [{ change: 'notes', place, notes }] : []))
}

const lacking = ({ entries, notes }: Place): readonly Entry[] =>
  [...entries.values()].filter(({ kind, id }) => kinds.some((one) => one === kind) && !notes.has(id))
