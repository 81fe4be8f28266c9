import { describe, expect, it } from 'vitest'
import { fileRecord, unreadableReport } from '@core/files/file-record'
import type { Derived } from '@core/projection/derived'
import { worthOfRow } from '@core/projection/file-row'
import type { Fact } from '@shared/facts/fact'
import { waiting } from '@shared/outbox/machine'
import type { ClaimRecord } from '@shared/state/document'
import { createPlace } from '@shared/state/state'

const at = '2026-11-22T12:00:00.000Z'
const fact: Fact = {
  id: '01K000000000000000000FACTA',
  member: 'mia',
  at,
  type: 'model.approved',
  model: 'm',
  origin: 'original',
}
const sha256 = 'a'.repeat(64)
const seen = { id: 'f', path: '/exports/Part.3mf', root: '/exports', size: 8, mtimeMs: 0, seenAt: at }
const file = { ...fileRecord(seen, unreadableReport(seen.path, 8)), sha256 }

/** A claim that the service has answered, whose facts may not have come yet. */
const answered: ClaimRecord = {
  claim: { id: '01K00000000000000000C1A1MA', madeAt: at, body: { kind: 'preferences', tags: ['art'] } },
  progress: { ...waiting(), state: 'done', outcome: { model: 'm', profile: null, facts: [fact.id] } },
  label: 'Part',
  file: file.id,
  source: sha256,
  fingerprint: null,
}

describe('a published file on its line', () => {
  it('is confirmed only once the facts that the service made of it have arrived', () => {
    const place = createPlace({
      id: '01K00000000000000000P1ACEA',
      kind: 'service',
      address: null,
      name: 'Club',
      service: null,
      member: 'mia',
      site: null,
    })
    const derived = {
      place,
      claimsOf: () => [answered],
      amountOf: () => 40,
      pendingOf: () => 25,
      pointsOf: () => 0,
    } as Partial<Derived> as Derived
    expect(worthOfRow(file, derived)).toMatchObject({ publication: 'sending', points: 25, earned: null })
    place.facts.set(fact.id, fact)
    expect(worthOfRow(file, derived)).toMatchObject({ publication: 'confirmed', points: null, earned: 40 })
  })
})
