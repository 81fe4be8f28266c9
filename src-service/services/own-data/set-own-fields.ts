import type { Preferences, Profile } from '@shared/api/own-data'
import { appError, type AppError } from '@shared/errors'
import { err, ok, type Result } from '@shared/result'
import type { Clock } from '@shared/time'
import type { Writing } from '../../store/port'
import type { Ledger } from '../ledger'
import { keepOwnFields, unlawfulField } from './own-fields'
import { readOwnFields } from './read-me'

type Deps = { readonly ledger: Ledger; readonly clock: Clock }
type Set = Promise<Result<null, AppError>>

/** Replaces the member's tags. The same again changes nothing, and none at all is no fact. */
export async function setPreferences(deps: Deps, member: string, { tags }: Preferences): Set {
  const unlawful = unlawfulField({ tags })
  if (unlawful !== null) return err(appError('bad-request', { field: unlawful }))
  const distinct = [...new Set(tags)]
  return deps.ledger.write(async (tx, record) => {
    const before = await readOwnFields(tx, member)
    if (JSON.stringify(before.tags) === JSON.stringify(distinct)) return ok(null)
    await keepOwnFields(tx, member, { tags: distinct })
    if (distinct.length > 0) {
      await record(
        { type: 'preferences.set', member, at: deps.clock.now().toISOString(), tags: distinct },
        null,
      )
    }
    return ok(null)
  })
}

/** Replaces the member's profile. What is there now and was not, or was something else, becomes a fact. */
export async function setProfile(deps: Deps, member: string, profile: Profile): Set {
  const unlawful = unlawfulField(profile)
  if (unlawful !== null) return err(appError('bad-request', { field: unlawful }))
  return deps.ledger.write(async (tx: Writing, record) => {
    const before = await readOwnFields(tx, member)
    const isNew = (field: keyof Profile) => profile[field] !== null && profile[field] !== before[field]
    await keepOwnFields(tx, member, profile)
    const at = deps.clock.now().toISOString()
    const identity = (['nickname', 'avatar'] as const).filter(isNew)
    if (identity.length > 0) {
      const said = Object.fromEntries(identity.map((field) => [field, true]))
      await record({ type: 'identity.set', member, at, ...said }, null)
    }
    const fields = (['bio', 'region'] as const).filter(isNew)
    if (fields.length > 0) await record({ type: 'profile.set', member, at, fields }, null)
    return ok(null)
  })
}
