import { describe, expect, test } from 'vitest'
import { contentOf, inspect } from '@shared/inspect/inspect'
import { defaultLimits } from '@shared/inspect/limits'
import type { PresetFolder } from '@shared/inspect/slicer/inherited'
import { encodeUtf8 } from '@shared/inspect/text/decode'
import { presetText } from '../../fixtures/exports'
import { codes, deps } from './support'

type Tree = Readonly<Record<string, unknown>>

/** A data folder made of objects by path, and the paths that were asked for. */
function folderOf(tree: Tree, asked: string[] = []): PresetFolder {
  return {
    own: ['user', 'default'],
    vendors: () =>
      Promise.resolve([
        ...new Set(
          Object.keys(tree)
            .filter((path) => path.startsWith('system/'))
            .map((path) => (path.split('/')[1] ?? '').replace(/\.(?:json|opc)$/, '')),
        ),
      ]),
    read: (segments) => {
      const path = segments.join('/')
      asked.push(path)
      return Promise.resolve(Object.hasOwn(tree, path) ? encodeUtf8(JSON.stringify(tree[path])) : null)
    },
  }
}

const listed = (name: string, folder: string) => ({ name, sub_path: `${folder}/${name}.json` })

const elegoo: Tree = {
  'system/Elegoo.json': {
    machine_model_list: [listed('Elegoo Neptune 4 Pro', 'machine/EN4')],
    process_list: [listed('0.20mm Standard', 'process/EN4'), listed('fdm_process_common', 'process')],
    machine_list: [
      listed('Elegoo Neptune 4 Pro 0.4 nozzle', 'machine/EN4'),
      listed('fdm_machine_common', 'machine'),
    ],
    filament_list: [listed('Elegoo PLA', 'filament')],
  },
  'system/Elegoo/process/EN4/0.20mm Standard.json': {
    type: 'process',
    inherits: 'fdm_process_common',
    compatible_printers: ['Elegoo Neptune 4 Pro 0.4 nozzle', 'another'],
  },
  'system/Elegoo/process/fdm_process_common.json': {
    type: 'process',
    layer_height: '0.2',
    instantiation: 'false',
  },
  'system/Elegoo/machine/EN4/Elegoo Neptune 4 Pro 0.4 nozzle.json': {
    type: 'machine',
    inherits: 'fdm_machine_common',
    printer_model: 'Elegoo Neptune 4 Pro',
  },
  'system/Elegoo/machine/fdm_machine_common.json': { type: 'machine', nozzle_diameter: ['0.4'] },
  'system/Elegoo/filament/Elegoo PLA.json': { type: 'filament', inherits: 'Generic PLA' },
  'system/OrcaFilamentLibrary.json': { filament_list: [listed('Generic PLA', 'filament')] },
  'system/OrcaFilamentLibrary/filament/Generic PLA.json': { type: 'filament', filament_type: ['PLA'] },
}

async function resolved(text: string, tree: Tree, asked: string[] = []) {
  const bytes = encodeUtf8(text)
  const input = {
    file: 'Mine.json',
    size: bytes.length,
    sha256: null,
    content: contentOf(bytes, defaultLimits),
  }
  return inspect({ ...input, presets: folderOf(tree, asked) }, deps)
}

const process = (own: Readonly<Record<string, unknown>>, name = 'Mine') => presetText({ name, own })

describe('a preset in a slicer’s data folder', () => {
  test('takes layer height, printer and nozzle from its parents and their printer', async () => {
    const report = await resolved(process({ inherits: '0.20mm Standard' }), elegoo)
    expect(report.profile).toMatchObject({
      printer: 'Elegoo Neptune 4 Pro 0.4 nozzle',
      process: 'Mine',
      layerHeightMm: 0.2,
      nozzleMm: 0.4,
    })
    expect(report.qualifiesFor).toEqual(['print-profile'])
  })

  test('keeps what it says itself', async () => {
    const report = await resolved(process({ inherits: '0.20mm Standard', layer_height: '0.28' }), elegoo)
    expect(report.profile?.layerHeightMm).toBe(0.28)
  })

  test('for a machine names vendor, model and nozzle of the system preset', async () => {
    const text = presetText({
      type: 'machine',
      name: 'My N4',
      own: { inherits: 'Elegoo Neptune 4 Pro 0.4 nozzle' },
    })
    expect((await resolved(text, elegoo)).printers).toEqual([
      { vendor: 'Elegoo', model: 'Elegoo Neptune 4 Pro', nozzles: ['0.4'] },
    ])
  })

  test('for a filament finds its material in the library that all vendors share', async () => {
    const text = presetText({ type: 'filament', name: 'My PLA', own: { inherits: 'Elegoo PLA' } })
    expect((await resolved(text, elegoo)).profile?.filaments).toEqual([
      { type: 'PLA', color: null, weightG: null },
    ])
  })

  test('may build on another of the member’s own', async () => {
    const tree = {
      ...elegoo,
      'user/default/process/base/Root.json': {
        name: 'Root',
        layer_height: '0.16',
        compatible_printers: ['X'],
      },
    }
    const report = await resolved(process({ inherits: 'Root' }), tree)
    expect(report.profile).toMatchObject({ printer: 'X', layerHeightMm: 0.16, nozzleMm: null })
  })

  test('finds a parent by its name where the vendor’s index is no JSON any more', async () => {
    const tree = {
      'system/Elegoo.opc': 'a binary cache',
      'system/Elegoo/process/0.20mm Standard.json': { type: 'process', layer_height: '0.2' },
    }
    expect((await resolved(process({ inherits: '0.20mm Standard' }), tree)).profile?.layerHeightMm).toBe(0.2)
  })

  test('reads an index that was written with the separators of Windows', async () => {
    const tree = {
      'system/Elegoo.json': { process_list: [{ name: 'P', sub_path: 'process\\EN4\\P.json' }] },
      'system/Elegoo/process/EN4/P.json': { layer_height: '0.12' },
    }
    expect((await resolved(process({ inherits: 'P' }), tree)).profile?.layerHeightMm).toBe(0.12)
  })

  test.each<readonly [string, Tree, Tree]>([
    ['a parent that is not there', { inherits: 'Gone' }, {}],
    ['a binary cache alone', { inherits: '0.20mm Standard' }, { 'system/Elegoo.opc': 'x' }],
    [
      'a circle',
      { inherits: 'A' },
      {
        'system/V.json': { process_list: [listed('A', 'process'), listed('B', 'process')] },
        'system/V/process/A.json': { inherits: 'B' },
        'system/V/process/B.json': { inherits: 'A' },
      },
    ],
    [
      'itself',
      { inherits: 'Mine' },
      { 'user/default/process/Mine.json': { name: 'Mine', inherits: 'Mine' } },
    ],
  ])('says which parent is missing for %s, and qualifies all the same', async (_, own, tree) => {
    const report = await resolved(process(own), tree)
    expect(codes(report)).toEqual(['preset-parent-missing'])
    expect(report).toMatchObject({ qualifiesFor: ['print-profile'], profile: { layerHeightMm: null } })
  })

  test('follows a long chain so far and no farther', async () => {
    const names = Array.from({ length: 40 }, (_, i) => `P${i}`)
    const tree: Tree = Object.fromEntries<unknown>([
      ['system/V.json', { process_list: names.map((name) => listed(name, 'process')) }],
      ...names.map((name, i) => [`system/V/process/${name}.json`, { inherits: `P${i + 1}` }] as const),
    ])
    const asked: string[] = []
    const report = await resolved(process({ inherits: 'P0' }), tree, asked)
    expect(codes(report)).toEqual(['preset-parent-missing'])
    expect(asked.length).toBeLessThan(40)
  })

  test('never asks for a path that leads out of the folder', async () => {
    const asked: string[] = []
    for (const inherits of ['../../../etc/passwd', 'C:\\x', 'a/b', '..', 'con?', 'x\u0000'])
      await resolved(process({ inherits }), elegoo, asked)
    const climbing = {
      'system/V.json': { process_list: [{ name: 'P', sub_path: '../../user/secret.json' }] },
    }
    await resolved(process({ inherits: 'P' }), climbing, asked)
    for (const path of asked) {
      expect(path).toMatch(/^(?:system\/\w+|user\/default\/process(?:\/base)?\/[^/\\:?]+)\.json$/)
      expect(path.split('/')).not.toContain('..')
    }
  })
})

test('a preset outside of a data folder says only what it says itself', async () => {
  const bytes = encodeUtf8(process({ inherits: '0.20mm Standard' }))
  const report = await inspect(
    { file: 'x.json', size: bytes.length, sha256: null, content: contentOf(bytes, defaultLimits) },
    deps,
  )
  expect(report.profile).toMatchObject({ printer: null, layerHeightMm: null })
  expect(codes(report)).toEqual([])
})
