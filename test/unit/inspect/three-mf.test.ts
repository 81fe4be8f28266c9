import { describe, expect, test } from 'vitest'
import { box } from '@shared/sample/solids'
import {
  genericFile,
  model,
  object,
  plainFile,
  plainModel,
  plainParts,
  projectFile,
  slicedFile,
  streamedZip,
  textPart,
  zipOf,
  emptyProjectFile,
} from '../../fixtures/exports'
import { rawZip } from '../../fixtures/raw-zip'
import { codes, inspected } from './support'

describe('a sound 3MF of any writer', () => {
  test('qualifies for a model upload, with the tip when it is not from Elegoo Slicer or OrcaSlicer', async () => {
    const report = await inspected(await plainFile())
    expect(report).toMatchObject({
      kind: 'plain-3mf',
      verdict: 'qualifies',
      qualifiesFor: ['model-upload'],
      writer: null,
    })
    expect(codes(report)).toEqual(['not-orca-or-elegoo'])
    expect(report.findings[0]?.message).toContain('upload 3MF files using Elegoo Slicer or Orca Slicer')
  })

  test('is measured in millimetres, whatever its unit', async () => {
    const report = await inspected(await plainFile(plainModel(box(1, 2, 3)).replace('millimeter', 'inch')))
    expect(report.model).toMatchObject({
      objects: 1,
      vertices: 8,
      triangles: 12,
      watertight: true,
      origin: 'unknown',
    })
    expect(report.model?.boundingBoxMm?.map((side) => Number(side.toFixed(6)))).toEqual([25.4, 50.8, 76.2])
    expect(report.model?.volumeMm3).toBeCloseTo(6 * 25.4 ** 3, 3)
  })

  test('is measured after the transforms of components and items', async () => {
    const nested =
      '<object id="2" type="model"><components><component objectid="1" transform="2 0 0 0 1 0 0 0 1 0 0 0"/></components></object>'
    const build =
      '<item objectid="2" transform="0 1 0 -1 0 0 0 0 1 50 0 0"/><item objectid="2" transform="1 0 0 0 1 0 0 0 1 100 0 0"/>'
    const report = await inspected(await plainFile(model(object(1, box(10, 10, 10)) + nested, build)))
    // Turned by 90 degrees at 50 (45 to 55), and as it is at 100 (90 to 110).
    expect(report.model).toMatchObject({
      objects: 1,
      triangles: 12,
      boundingBoxMm: [65, 20, 10],
      volumeMm3: 4000,
    })
  })

  test('is closed when its vertices are repeated per facet', async () => {
    const { vertices, triangles } = box(10, 10, 10)
    const soup = {
      vertices: Float64Array.from(
        [...triangles].flatMap((corner) => [...vertices.subarray(corner * 3, corner * 3 + 3)]),
      ),
      triangles: Uint32Array.from(triangles.keys()),
    }
    const report = await inspected(await plainFile(plainModel(soup)))
    expect(report.model).toMatchObject({ vertices: 36, watertight: true })
  })

  test('is warned about a hole, and still qualifies', async () => {
    const { vertices, triangles } = box(10, 10, 10)
    const report = await inspected(await plainFile(plainModel({ vertices, triangles: triangles.slice(3) })))
    expect(report).toMatchObject({ verdict: 'qualifies', model: { watertight: false } })
    expect(report.findings).toContainEqual(
      expect.objectContaining({ code: 'mesh-open', severity: 'warning', params: { id: 1, edges: 3 } }),
    )
  })

  test('is warned about when it is inside out, and has the same volume', async () => {
    const { vertices, triangles } = box(10, 10, 10)
    const report = await inspected(
      await plainFile(plainModel({ vertices, triangles: triangles.slice().reverse() })),
    )
    expect(codes(report)).toContain('mesh-inside-out')
    expect(report.model?.volumeMm3).toBeCloseTo(1000)
  })

  test('is refused when most of its edges are open', async () => {
    const { vertices, triangles } = box(10, 10, 10)
    const apart = {
      vertices,
      triangles: Uint32Array.from([
        ...triangles.slice(0, 3),
        ...triangles.slice(6, 9),
        ...triangles.slice(12, 15),
        ...triangles.slice(18, 21),
      ]),
    }
    expect(codes(await inspected(await plainFile(plainModel(apart))))).toContain('mesh-mostly-open')
  })

  test('may be UTF-16, begin with a byte order mark, and declare zip64', async () => {
    const utf16 = new Uint8Array(Buffer.from(`\ufeff${plainModel().replace('UTF-8', 'UTF-16')}`, 'utf16le'))
    const parts = plainParts('').map((part) =>
      part.name.endsWith('.model') ? { ...part, bytes: utf16 } : part,
    )
    expect(await inspected(await rawZip({ entries: parts, zip64: true }))).toMatchObject({
      verdict: 'qualifies',
      model: { triangles: 12 },
    })
    const marked = plainParts(`\ufeff${plainModel()}`)
    expect(await inspected(await streamedZip(marked))).toMatchObject({ verdict: 'qualifies' })
  })

  test('is warned about zero bytes at its end, and refused only for others', async () => {
    const entries = plainParts(plainModel())
    const report = await inspected(await rawZip({ entries, after: new Uint8Array(20) }))
    expect(report).toMatchObject({ verdict: 'qualifies' })
    expect(codes(report)).toContain('zip-trailing-zeros')
    expect(await inspected(await rawZip({ entries, comment: 'a comment of its own' }))).toMatchObject({
      verdict: 'qualifies',
    })
  })

  test('with nothing on the plate does not qualify', async () => {
    const report = await inspected(await plainFile(model(object(1, box(1, 1, 1)), '')))
    expect(report).toMatchObject({ verdict: 'does-not-qualify', qualifiesFor: [], model: null })
    expect(report.findings).toContainEqual(
      expect.objectContaining({ code: 'no-objects', severity: 'warning' }),
    )
  })

  test('is warned about metadata twice or unknown, colours that are missing and space in values', async () => {
    const metadata =
      '<metadata name="Title">A</metadata><metadata name="Title">B</metadata><metadata name="Mood">good</metadata>'
    const xml = model(
      object(1, box(10, 20, 30), 'pid="7"'),
      '<item objectid="1"/>',
      'unit="millimeter"',
      metadata,
    ).replace('x="-5"', 'x=" -5"')
    const report = await inspected(await plainFile(xml))
    expect(report.verdict).toBe('qualifies')
    expect(codes(report)).toEqual(
      expect.arrayContaining([
        'metadata-duplicate',
        'metadata-unknown',
        'property-missing',
        'attribute-space',
      ]),
    )
  })

  test('warns only once in a while: a million faults are a short report', async () => {
    const { vertices, triangles } = box(10, 10, 10)
    const flat = {
      vertices,
      triangles: Uint32Array.from([...triangles, ...Array.from({ length: 3000 }, () => 0)]),
    }
    const report = await inspected(await plainFile(plainModel(flat)))
    expect(codes(report).filter((code) => code === 'triangle-degenerate')).toHaveLength(5)
  })

  test('shows what it says as text without controls, direction marks or markup of ours', async () => {
    const title = 'A\u202eB &amp;lt;b&amp;gt;'
    const report = await inspected(
      await plainFile(
        model(
          object(1, box(1, 1, 1)),
          '<item objectid="1"/>',
          'unit="millimeter"',
          `<metadata name="Title">${title}</metadata>`,
        ),
      ),
    )
    expect(report.model?.title).toBe('AB <b>')
  })
})

describe('a project', () => {
  test.each(['elegoo-1.5', 'elegoo-1.2', 'orca-2.3', 'orca-2.4'] as const)(
    'of %s qualifies for model upload and print profile',
    async (slicer) => {
      const report = await inspected(await projectFile({ slicer, triangles: 500, picture: true }))
      expect(report).toMatchObject({
        kind: 'project-3mf',
        verdict: 'qualifies',
        qualifiesFor: ['model-upload', 'print-profile'],
        writer: { confidence: 'certain' },
      })
      expect(report.writer?.application).toBe(slicer.startsWith('elegoo') ? 'ElegooSlicer' : 'OrcaSlicer')
      expect(report.profile).toMatchObject({
        printer: 'Elegoo Neptune 4 Pro 0.4 nozzle',
        process: '0.20mm Standard @Elegoo Neptune4Pro 0.4 nozzle',
        nozzleMm: 0.4,
        layerHeightMm: 0.2,
        filaments: [{ type: 'PLA', color: '#E4541A', weightG: null }],
        plates: [{ index: 1, thumbnail: 'Metadata/plate_1.png' }],
      })
    },
  )

  test('of BambuStudio qualifies as a model alone', async () => {
    const report = await inspected(await projectFile({ slicer: 'bambu-2.2' }))
    expect(report).toMatchObject({
      qualifiesFor: ['model-upload'],
      writer: { application: 'BambuStudio', confidence: 'certain' },
    })
    expect(codes(report)).toEqual(['profile-other-slicer', 'not-orca-or-elegoo'])
  })

  test('with no objects is neither a model nor a profile', async () => {
    expect(await inspected(await emptyProjectFile())).toMatchObject({
      kind: 'project-3mf',
      verdict: 'does-not-qualify',
      qualifiesFor: [],
      writer: { application: 'ElegooSlicer' },
    })
  })

  test('exported as generic 3MF is still a project, with the same fingerprint', async () => {
    const generic = await inspected(await genericFile({ triangles: 300 }))
    const saved = await inspected(await projectFile({ triangles: 300 }))
    expect(generic).toMatchObject({ kind: 'project-3mf', qualifiesFor: ['model-upload', 'print-profile'] })
    expect(generic.model?.fingerprint).toBe(saved.model?.fingerprint)
  })

  test('whose settings are damaged is still a model, and says so', async () => {
    const parts = [...plainParts(plainModel()), textPart('Metadata/project_settings.config', '{"version":')]
    const report = await inspected(await zipOf(parts))
    expect(report).toMatchObject({ verdict: 'qualifies', qualifiesFor: ['model-upload'] })
    expect(codes(report)).toContain('settings-unreadable')
  })

  test('whose settings name no process is no profile', async () => {
    const report = await inspected(await projectFile({ settings: { print_settings_id: '' } }))
    expect(report.qualifiesFor).toEqual(['model-upload'])
    expect(report.findings).toContainEqual(
      expect.objectContaining({ code: 'profile-unnamed', params: { what: 'a process' } }),
    )
  })

  test('with a designer of a website shows where it came from and decides nothing by it', async () => {
    const report = await inspected(
      await projectFile({ metadata: { Designer: 'Somebody', DesignModelId: 'US123' } }),
    )
    expect(report).toMatchObject({ verdict: 'qualifies', model: { origin: 'unknown', designer: 'Somebody' } })
    expect(report.findings).toContainEqual(
      expect.objectContaining({
        code: 'came-from-elsewhere',
        severity: 'info',
        params: { evidence: 'Designer, DesignModelId' },
      }),
    )
  })
})

describe('a sliced file', () => {
  test('is a profile without a model, with time and weight', async () => {
    const report = await inspected(await slicedFile({ slicer: 'elegoo-1.5' }), 'whatever.3mf')
    expect(report).toMatchObject({ kind: 'sliced-3mf', qualifiesFor: ['print-profile'], model: null })
    expect(report.profile).toMatchObject({
      filaments: [{ type: 'PLA', weightG: 12.5 }],
      plates: [{ index: 1, printTimeS: 3599, weightG: 12.5 }],
    })
  })

  test('without settings takes them from the config block of its G-code', async () => {
    const JSZip = (await import('jszip')).default
    const zip = await JSZip.loadAsync(await slicedFile({ slicer: 'orca-2.3' }))
    zip.remove('Metadata/project_settings.config')
    const report = await inspected(await zip.generateAsync({ type: 'uint8array' }))
    expect(report.qualifiesFor).toEqual(['print-profile'])
    expect(report.profile?.process).toBe('0.20mm Standard @Elegoo Neptune4Pro 0.4 nozzle')
  })
})
