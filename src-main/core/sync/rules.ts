import { loadProgramme } from '@shared/programme/load'
import { ok, type Result } from '@shared/result'
import type { AppError } from '@shared/errors'
import type { KeptRules } from '@shared/state/kept-rules'
import type { Log } from '../ports'
import type { Store } from '../store/store'
import type { ServiceClient } from './client'

type RulesDeps = {
  readonly store: Store
  readonly client: ServiceClient
  readonly place: string
  readonly log: Log
}

/**
 * Takes in the rules of a community's service where they are others than those that are kept. What cannot be had or read keeps
 * nothing else from being synced: the rules from before stay, and where the service has newer ones, that is kept too.
 */
export async function pullRules({ store, client, place, log }: RulesDeps): Promise<Result<void, AppError>> {
  const found = store.state.places.get(place)
  if (found?.head.kind !== 'service') return ok(undefined)
  const kept = found.rules
  // Rules that could not be read are asked for anew: the app may have become a newer one since.
  const told = await client.programmes(kept?.outdated === false ? kept.tag : null)
  if (!told.ok) {
    log('rules.not-told', { code: told.error.code })
    return ok(undefined)
  }
  if (told.value === 'unchanged') return ok(undefined)
  const rules = rulesOf(told.value, kept)
  if (rules?.tag === kept?.tag && rules?.outdated === kept?.outdated) return ok(undefined)
  log(rules?.outdated === true ? 'rules.too-new' : 'rules.told', { versions: rules?.versions.length ?? 0 })
  return store.commit((state) => (state.places.has(place) ? [{ change: 'rules', place, rules }] : []))
}

/** All of them or none: by some of the versions alone, what happened would be judged wrongly. */
function rulesOf(
  { tag, programmes }: { readonly tag: string; readonly programmes: readonly unknown[] },
  kept: KeptRules,
): KeptRules {
  const versions = programmes.flatMap((programme) => {
    const loaded = loadProgramme(programme)
    return loaded.ok ? [loaded.value] : []
  })
  return versions.length === programmes.length && versions.length > 0
    ? { tag, versions, outdated: false }
    : { tag, versions: kept?.versions ?? [], outdated: true }
}
