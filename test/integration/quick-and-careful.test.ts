import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { InspectDeps } from '@shared/inspect/deps'
import { inspectBytes } from '@shared/inspect/inspect'
import { defaultLimits, type InspectLimits } from '@shared/inspect/limits'
import { nodeInspectDeps } from '@shared/inspect-node/deps'
import { corpusRoot } from '../corpus'
import { hostileFiles } from '../fixtures/hostile'
import { meshOfSize } from '../fixtures/mesh'
import { plainFile, plainModel, plainParts, projectFile, sampleExports, zipOf } from '../fixtures/exports'
import { oddModels } from '../fixtures/odd-models'

/** Which of its two ways of taking a mesh the engine was asked for, and how often. */
type Taken = { scanned: number; held: number }

function counting(taken: Taken): InspectDeps {
  return {
    ...nodeInspectDeps,
    engines: {
      use: (work) =>
        nodeInspectDeps.engines.use((engine) =>
          work({
            ...engine,
            beginScan: (start) => {
              taken.scanned += 1
              engine.beginScan(start)
            },
            measure: (mesh, request) => {
              taken.held += 1
              return engine.measure(mesh, request)
            },
          }),
        ),
    },
  }
}

/** Below what a plain mesh may have, so that the careful reader takes every part; and jszip every entry. */
const careful = {
  deps: { ...nodeInspectDeps, native: null },
  limits: { xmlTokenChars: (1 << 20) - 1 },
} as const

async function bothReports(bytes: Uint8Array, name: string, limits: Partial<InspectLimits> = {}) {
  const taken: Taken = { scanned: 0, held: 0 }
  const quickly = await inspectBytes(name, bytes, counting(taken), { ...defaultLimits, ...limits })
  const slowly = await inspectBytes(name, bytes, careful.deps, {
    ...defaultLimits,
    ...limits,
    ...careful.limits,
  })
  return { quickly, slowly, taken }
}

describe('the quick reader and the careful one say the same of', () => {
  test.each(oddModels)('$name', async ({ quick, xml }) => {
    const { quickly, slowly, taken } = await bothReports(await plainFile(xml), 'x.3mf')
    expect(quickly).toEqual(slowly)
    expect(taken.scanned).toBeGreaterThan(0)
    if (quick) expect(taken.held).toBe(0)
  })

  test('a model in UTF-16', async () => {
    const text = `\uFEFF${plainModel().replace('UTF-8', 'UTF-16')}`
    const bytes = new Uint8Array(text.length * 2)
    for (let i = 0; i < text.length; i++)
      new DataView(bytes.buffer).setUint16(i * 2, text.charCodeAt(i), true)
    const parts = plainParts('').map((part) => (part.name.endsWith('.model') ? { ...part, bytes } : part))
    const { quickly, slowly, taken } = await bothReports(await zipOf(parts), 'x.3mf')
    expect(quickly).toEqual(slowly)
    expect(quickly.verdict).toBe('qualifies')
    expect(taken).toEqual({ scanned: 0, held: 1 })
  })

  test.each([
    ['vertices', { vertices: 7 }],
    ['triangles', { triangles: 11 }],
  ] as const)('a model with more %s than are allowed', async (_, limits) => {
    const { quickly, slowly, taken } = await bothReports(await plainFile(), 'x.3mf', limits)
    expect(quickly.findings).toContainEqual(expect.objectContaining({ code: 'model-too-large' }))
    expect(quickly).toEqual(slowly)
    expect(taken.held).toBe(0)
  })

  test('a project of 150,000 triangles, whose part is unpacked natively in many pieces', async () => {
    const { quickly, slowly, taken } = await bothReports(
      await projectFile({ mesh: meshOfSize(150_000) }),
      'x.3mf',
    )
    expect(quickly.model?.watertight).toBe(true)
    expect(quickly).toEqual(slowly)
    expect(taken).toEqual({ scanned: 1, held: 0 })
  })

  test.each(hostileFiles)('the hostile file: $name', async ({ make }) => {
    const { quickly, slowly } = await bothReports(await make(), 'x.3mf')
    // The careful one is given less room for a token here, which one file is about.
    if (slowly.findings.some(({ code }) => code === 'xml-limits')) return
    expect(quickly).toEqual(slowly)
  })

  test('what slicers export', async () => {
    for (const { name, bytes } of await sampleExports(7)) {
      const { quickly, slowly } = await bothReports(bytes, name)
      expect(quickly).toEqual(slowly)
    }
  })
})

const root = corpusRoot()
if (root !== null) {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.3mf$/i.test(name),
  )
  describe('the quick reader and the careful one say the same of real files', () => {
    test.each(files)('corpus: %s', async (name) => {
      const { quickly, slowly } = await bothReports(new Uint8Array(readFileSync(join(root, name))), name)
      expect(quickly).toEqual(slowly)
    })
  })
}
