import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { reportSchema } from '@shared/inspect/report'
import { scrub } from '@shared/inspect/scrub'
import {
  bundleFile,
  configFile,
  plainModel,
  plainParts,
  presetFile,
  projectFile,
  slicedFile,
} from '../../fixtures/exports'
import { rawZip } from '../../fixtures/raw-zip'
import { cpuMs, deps, inspected } from '../../unit/inspect/support'

const MOST_MS = 4000
const samples: { name: string; bytes: Uint8Array }[] = []

beforeAll(async () => {
  samples.push(
    { name: 'x.3mf', bytes: await projectFile({ secret: true, triangles: 200, picture: true }) },
    // Stored, so that a changed byte reaches the parsers behind the archive; its checksums are put right below.
    { name: 'x.3mf', bytes: await slicedFile({ secret: true }) },
    { name: 'x.orca_printer', bytes: await bundleFile([{ type: 'machine' }, { type: 'process' }]) },
    { name: 'x.json', bytes: presetFile() },
    { name: 'x.conf', bytes: configFile({ checksum: true }) },
  )
})

type Change = { readonly at: number; readonly value: number; readonly how: 'set' | 'cut' | 'insert' }
const changes = fc.array(
  fc.record<Change>({
    at: fc.nat(),
    value: fc.integer({ min: 0, max: 255 }),
    how: fc.constantFrom('set', 'set', 'set', 'cut', 'insert'),
  }),
  { minLength: 1, maxLength: 12 },
)

function changed(bytes: Uint8Array, list: readonly Change[]): Uint8Array {
  let out = bytes.slice()
  for (const { at, value, how } of list) {
    const place = at % Math.max(1, out.length)
    if (how === 'set') out[place] = value
    else if (how === 'cut') out = out.slice(0, place)
    else out = Uint8Array.from([...out.subarray(0, place), value, ...out.subarray(place)])
  }
  return out
}

async function mustEnd(name: string, bytes: Uint8Array) {
  const start = process.cpuUsage()
  const report = await inspected(bytes, name)
  expect(cpuMs(start)).toBeLessThan(MOST_MS)
  expect(() => reportSchema.parse(report)).not.toThrow()
  expect(report.verdict === 'rejected').toBe(report.findings.some(({ severity }) => severity === 'error'))
  const scrubbed = await scrub(name, bytes, deps)
  if (scrubbed.ok && report.verdict !== 'rejected') {
    const after = await inspected(scrubbed.value.bytes, name)
    expect(after).toMatchObject({ verdict: report.verdict, qualifiesFor: report.qualifiesFor, privacy: [] })
  }
}

test('no change of bytes makes the inspector throw or hang, and a rejection always has a reason', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(), changes, async (pick, list) => {
      const sample = samples[pick % samples.length]
      if (sample !== undefined) await mustEnd(sample.name, changed(sample.bytes, list))
    }),
    { seed: 20261122, numRuns: 200 },
  )
})

test('no change of the XML inside makes the inspector throw or hang', async () => {
  const parts = plainParts(plainModel())
  await fc.assert(
    fc.asyncProperty(fc.nat(), changes, async (pick, list) => {
      const entries = parts.map((part, i) =>
        i === pick % parts.length ? { ...part, bytes: changed(part.bytes, list) } : part,
      )
      await mustEnd('x.3mf', await rawZip({ entries }))
    }),
    { seed: 20261122, numRuns: 200 },
  )
})

test('bytes of chance are never more than unknown', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 4000 }), async (bytes) => {
      const report = await inspected(bytes, 'x.bin')
      expect(report).toMatchObject({ kind: 'unknown', qualifiesFor: [] })
    }),
    { seed: 20261122, numRuns: 200 },
  )
})
