import { localText } from '@shared/i18n/catalogue'
import type { HistoryRow, HistoryView, LocalText, PendingRow, PointKind, SilentRow } from '@shared/ipc/views'
import { storeRule } from '@shared/ledger/redemption'
import { broughtRule } from '@shared/programme/compile'
import { expiringSoon } from '@shared/ledger/lots-left'
import type { ClaimRecord } from '@shared/state/document'
import { currentPlace, type Place, type State } from '@shared/state/state'
import { placeLots } from '../points/place-lots'
import type { Standing } from '../points/standings'
import type { Versions } from '../programmes'
import { subjectLabel } from './tasks'

/** Points of a place: what a community confirmed, what practice gave, or the member's own estimate. Never a mix. */
export function pointKind(place: Place | null): PointKind {
  switch (place?.head.kind) {
    case 'practice':
      return 'practice'
    case 'service':
      return 'confirmed'
    case 'assisted':
    case undefined:
      return 'estimate'
  }
}

/** Transaction History: every entry with the balance after it, and apart from it what waits. */
export function historyView(state: State, standing: Standing): HistoryView {
  const place = currentPlace(state)
  return {
    kind: pointKind(place),
    programme: standing.programme,
    versions: [...standing.versions],
    rows: place === null ? [] : rowsOf(place, standing).reverse(),
    pending: standing.pending.map(({ record, draft }): PendingRow => ({
      claim: record.claim.id,
      rule: draft.rule,
      ruleName: ruleName(standing.versions, draft.rule),
      label: record.label,
      amount: draft.amount,
      why: draft.why,
      state: record.progress.state === 'waiting-for-approval' ? 'waiting-for-approval' : 'waiting-to-sync',
      madeAt: record.claim.madeAt,
    })),
    silent: place === null ? [] : silentRows(place, standing).reverse(),
    expiring: place === null ? [] : expiringOf(place, standing),
  }
}

/** Later than any expiry: all of them are wanted. */
const never = '9999-12-31T00:00:00.000Z'

function expiringOf(place: Place, standing: Standing): HistoryView['expiring'] {
  const lots = placeLots(place, standing)
  return lots === null ? [] : [...expiringSoon(lots, never)]
}

/** What the member did and got nothing for; what others did, or the service counted, is no action of his or hers. */
function silentRows(place: Place, { silent }: Standing): SilentRow[] {
  const claims = claimsByFact(place)
  return silent.flatMap(({ fact, silences }) => {
    const claim = claims.get(fact.id)
    if (!claim) return []
    return {
      fact: fact.id,
      at: fact.at,
      label: claim.label,
      file: claim.file,
      silences: silences.map(({ programme, rule, why }) => ({ programme, rule, why })),
    }
  })
}

function rowsOf(place: Place, { programme, versions }: Standing): HistoryRow[] {
  const claims = claimsByFact(place)
  let balance = 0
  return [...place.entries.values()]
    .filter((entry) => entry.programme === programme.id)
    .map((entry) => {
      balance += entry.amount
      const claim = claims.get(entry.cause)
      return {
        entry,
        ruleName: ruleName(versions, entry.rule, entry.version),
        label: subjectLabel(place, entry.subject) || (claim?.label ?? ''),
        note: place.notes.get(entry.id) ?? '',
        balanceAfter: balance,
        factType: place.facts.get(entry.cause)?.type ?? null,
        file: claim?.file ?? null,
      }
    })
}

/** Which claim became which fact. */
export function claimsByFact(place: Place): ReadonlyMap<string, ClaimRecord> {
  const byFact = new Map<string, ClaimRecord>()
  for (const record of place.claims.values()) {
    for (const fact of record.progress.outcome?.facts ?? []) byFact.set(fact, record)
  }
  return byFact
}

/** What stands in the ledger though no rule of a programme made it. */
const ofNoRule: ReadonlyMap<string, LocalText> = new Map([
  [storeRule, localText('rule.store')],
  [broughtRule, localText('rule.brought-forward')],
])

/** As the version calls it that made the entry; else as the first of the versions does that has it. */
export function ruleName(versions: Versions, rule: string, version?: string): LocalText {
  const named =
    [...versions.filter((one) => one.version === version), ...versions].flatMap(({ rules }) =>
      rules.flatMap(({ id, name }) => (id === rule ? [name] : [])),
    )[0] ?? ofNoRule.get(rule)
  return named ?? { en: rule, de: rule, 'zh-CN': rule }
}
