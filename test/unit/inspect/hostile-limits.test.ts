import { expect, test } from 'vitest'
import { inspectBytes } from '@shared/inspect/inspect'
import { defaultLimits, limitNames, limitOf, type LimitName } from '@shared/inspect/limits'
import { box } from '@shared/sample/solids'
import {
  model,
  object,
  plainFile,
  plainModel,
  presetFile,
  projectFile,
  slicedFile,
} from '../../fixtures/exports'
import { deps, inspected } from './support'

type Case = {
  readonly code: string
  readonly file?: string
  /** Of a part that a slicer alone needs: the model may still be sound. */
  readonly severity?: 'warning'
  /** Of this limit alone, as low as makes the file too much for it. */
  readonly lowered: number
  readonly make: () => Promise<Uint8Array>
}

const nested = model(
  `${object(1, box(9, 9, 9))}<object id="2" type="model"><components><component objectid="1"/><component objectid="1"/></components></object>`,
  '<item objectid="2"/>',
)

/** For each limit an ordinary file that is one too many for it, once it is lowered. */
const cases: Readonly<Record<Exclude<LimitName, 'fileBytes' | 'timeMs'>, Case>> = {
  zipEntries: { code: 'zip-too-many-entries', lowered: 2, make: plainFile },
  zipTotalBytes: { code: 'zip-too-large', lowered: 1000, make: plainFile },
  zipRatio: { code: 'zip-ratio', lowered: 2, make: () => plainFile(plainModel() + ' '.repeat(11e6)) },
  zipRatioFromBytes: {
    code: 'zip-ratio',
    lowered: 1000,
    make: () => plainFile(plainModel() + ' '.repeat(1e6)),
  },
  zipNameBytes: { code: 'zip-name', lowered: 18, make: plainFile },
  modelPartBytes: { code: 'part-too-large', lowered: 500, make: plainFile },
  settingsPartBytes: { code: 'part-too-large', lowered: 100, make: plainFile },
  gcodePartBytes: { code: 'slicer-part-unreadable', severity: 'warning', lowered: 100, make: slicedFile },
  modelParts: { code: 'too-many-parts', lowered: 0, make: projectFile },
  xmlDepth: { code: 'xml-limits', lowered: 5, make: plainFile },
  xmlAttributes: { code: 'xml-limits', lowered: 1, make: plainFile },
  xmlTokenChars: {
    code: 'xml-limits',
    lowered: 1000,
    make: () => plainFile(plainModel() + ' '.repeat(5000)),
  },
  jsonBytes: { code: 'json-limits', file: 'x.json', lowered: 20, make: async () => presetFile() },
  jsonDepth: { code: 'json-limits', file: 'x.json', lowered: 0, make: async () => presetFile() },
  jsonNodes: { code: 'json-limits', file: 'x.json', lowered: 2, make: async () => presetFile() },
  objects: { code: 'model-too-large', lowered: 1, make: () => plainFile(nested) },
  vertices: { code: 'model-too-large', lowered: 7, make: plainFile },
  triangles: { code: 'model-too-large', lowered: 11, make: plainFile },
  componentDepth: { code: 'component-depth', lowered: 0, make: () => plainFile(nested) },
  instances: { code: 'too-many-instances', lowered: 1, make: () => plainFile(nested) },
  extentMm: { code: 'model-out-of-range', lowered: 5, make: plainFile },
}

test.each(Object.entries(cases))(
  '%s: what is too much is refused, and the finding says how much of how much',
  async (name, one) => {
    const report = await inspected(await one.make(), one.file, { [name]: one.lowered })
    const finding = report.findings.find(({ code }) => code === one.code)
    expect(finding).toMatchObject({ severity: one.severity ?? 'error' })
    const { limitName, limitValue, found } = finding?.params ?? {}
    expect(Number(found)).toBeGreaterThan(Number(limitValue))
    // The ratio is judged from a size up; the finding names the ratio.
    if (name === 'zipRatioFromBytes')
      expect([limitName, limitValue]).toEqual(['zipRatio', defaultLimits.zipRatio])
    else expect([limitName, limitValue]).toEqual([name, one.lowered])
    if (one.severity === undefined) expect(report.verdict).toBe('rejected')
  },
)

test('timeMs: by the clock that is given, and from wherever in the file that clock runs out', async () => {
  for (let looks = 1; looks < 12; looks++) {
    let asked = 0
    const now = () => (asked++ < looks ? 0 : 30_001)
    const report = await inspectBytes('x.3mf', await projectFile(), { ...deps, now }, defaultLimits)
    expect(report).toMatchObject({ verdict: 'rejected', qualifiesFor: [] })
    expect(report.findings).toContainEqual(
      expect.objectContaining({
        code: 'took-too-long',
        params: { seconds: 30, limitName: 'timeMs', limitValue: 30_000, found: 30_001 },
      }),
    )
  }
})

test('every limit lets the usual through and has room above it', () => {
  for (const name of limitNames) {
    expect(defaultLimits[name]).toBe(limitOf(name).usual)
    expect(limitOf(name).most).toBeGreaterThan(limitOf(name).usual)
  }
})
