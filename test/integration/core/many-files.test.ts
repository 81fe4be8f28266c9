import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStore } from '@core/store/store'
import type { StateChange } from '@shared/state/change'
import { makeHome, start, until } from './kit'

let home: Awaited<ReturnType<typeof makeHome>>
beforeEach(async () => {
  home = await makeHome()
})
afterEach(() => home.remove())

const count = 50_000
const idOf = (n: number) => `01ARZ3NDEKTSV4RRFF${String(n).padStart(8, '0')}`
const file = (n: number): StateChange => ({
  change: 'file-put',
  file: {
    id: idOf(n),
    path: `/exports/Part ${String(n)}.3mf`,
    root: 'exports',
    size: 1_000 + n,
    mtimeMs: 1_700_000_000_000 + n,
    seenAt: new Date(1_700_000_000_000 + n).toISOString(),
    gone: false,
    sha256: n.toString(16).padStart(64, '0'),
    kind: 'project-3mf',
    writer: { application: 'ElegooSlicer', version: '1.1.2' },
    verdict: 'qualifies',
    qualifiesFor: ['model-upload', 'print-profile'],
    title: `Part ${String(n)}`,
    headline: null,
    origin: 'unknown',
    fromElsewhere: false,
    fingerprint: n.toString(16).padStart(64, 'a'),
    hasThumbnail: true,
  },
})
const timed = async <T>(work: () => Promise<T>): Promise<{ value: T; ms: number }> => {
  const before = performance.now()
  const value = await work()
  return { value, ms: performance.now() - before }
}

describe('fifty thousand files', () => {
  it('open, list and change without making anybody wait', async () => {
    const store = await openStore({ folder: join(home.data, 'store'), clock: { now: () => new Date() } })
    for (let from = 0; from < count; from += 1_000) {
      await store.commit(() => Array.from({ length: 1_000 }, (_, n) => file(from + n)))
    }
    const one = await timed(() => store.commit(() => [file(7)]))
    await store.dispose()

    const started = await timed(() => start(home))
    const app = started.value
    const listed = await timed(() => app.rows())
    expect(listed.value).toHaveLength(count)
    await app.ask('place.choose', { kind: 'practice' })
    let told = 0
    app.core.on('files.changed', ({ upserted }) => {
      told += upserted.length
    })
    const acted = await timed(() => app.ask('tasks.set-preference', { tags: ['Art Sculpture'] }))
    const confirmed = await timed(() =>
      until(
        async () => (await app.ask('state.get', {})).points.balance,
        (balance) => balance === 10,
      ),
    )
    await app.dispose()
    // Preferences change no file's worth: no row is told anew.
    expect(told).toBe(0)
    expect(one.ms).toBeLessThan(200)
    expect(started.ms).toBeLessThan(6_000)
    expect(listed.ms).toBeLessThan(3_000)
    expect(acted.ms).toBeLessThan(1_000)
    expect(confirmed.ms).toBeLessThan(5_000)
  }, 60_000)
})
