import { describe, expect, test } from 'vitest'
import { encodeUtf8 } from '@shared/inspect/text/decode'
import { parseDuration } from '@shared/inspect/slicer/gcode'
import { bundleFile, configFile, presetFile, secrets } from '../../fixtures/exports'
import { codes, inspected } from './support'

describe('a preset', () => {
  test('for a process of the member is a print profile', async () => {
    const report = await inspected(presetFile({ name: 'Mine' }), 'Mine.json')
    expect(report).toMatchObject({ kind: 'preset', qualifiesFor: ['print-profile'] })
    expect(report.presets).toEqual([
      { type: 'process', name: 'Mine', inherits: '0.20mm Standard @Elegoo Neptune4Pro 0.4 nozzle' },
    ])
  })

  test('for a machine of the member sets up a printer', async () => {
    const report = await inspected(
      presetFile({
        type: 'machine',
        own: { printer_model: 'Elegoo Neptune 4 Pro', nozzle_diameter: ['0.4'] },
      }),
      'x.json',
    )
    expect(report).toMatchObject({
      qualifiesFor: ['setup-printer'],
      printers: [{ vendor: 'Elegoo', model: 'Elegoo Neptune 4 Pro', nozzles: ['0.4'] }],
    })
  })

  test.each(['process', 'machine', 'filament'] as const)(
    'for a %s that ships with the slicer does not count',
    async (type) => {
      const report = await inspected(
        presetFile({ type, from: 'system', own: { type, instantiation: 'true' } }),
        'x.json',
      )
      expect(report).toMatchObject({ kind: 'preset', verdict: 'does-not-qualify', qualifiesFor: [] })
      expect(codes(report)).toContain('preset-system')
    },
  )

  test('for a filament does not count alone', async () => {
    expect(codes(await inspected(presetFile({ type: 'filament' }), 'x.json'))).toEqual(['preset-filament'])
  })

  test('cut short is rejected, and other JSON is not recognised', async () => {
    expect(await inspected(presetFile().slice(0, 60), 'x.json')).toMatchObject({ verdict: 'rejected' })
    expect(
      await inspected(encodeUtf8('{"name":"left-pad","version":"1.0.0"}'), 'package.json'),
    ).toMatchObject({ kind: 'unknown', verdict: 'does-not-qualify' })
  })

  test('deep as a well or with a polluting key is read in bounds', async () => {
    const deep = encodeUtf8(`${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`)
    expect(codes(await inspected(deep, 'x.json'))).toEqual(['json-limits'])
    const polluted = presetFile({
      own: JSON.parse('{"__proto__":{"polluted":"yes"}}') as Record<string, unknown>,
    })
    expect(await inspected(polluted, 'x.json')).toMatchObject({ verdict: 'qualifies' })
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })
})

describe('a bundle', () => {
  test('with a process preset of the member is a print profile, whatever its suffix', async () => {
    const report = await inspected(
      await bundleFile([
        { type: 'machine', name: 'M' },
        { type: 'process', name: 'P' },
      ]),
      'x.zip',
    )
    expect(report).toMatchObject({ kind: 'preset-bundle', qualifiesFor: ['print-profile', 'setup-printer'] })
    expect(report.presets.map(({ name }) => name)).toEqual(['M', 'P'])
    expect(report.privacy).toEqual([{ part: 'bundle_structure.json', key: 'bundle_id', kind: 'identity' }])
  })

  test('without one says which box to tick', async () => {
    const report = await inspected(await bundleFile([{ type: 'filament', name: 'F' }]), 'x.elegoo_filament')
    expect(report).toMatchObject({
      verdict: 'does-not-qualify',
      writer: { application: 'ElegooSlicer', confidence: 'likely' },
    })
    expect(codes(report)).toContain('bundle-no-process')
  })
})

describe("a slicer's configuration", () => {
  test.each([false, true])('names the printers that are set up (checksum line: %s)', async (checksum) => {
    const report = await inspected(configFile({ checksum }), 'ElegooSlicer.conf')
    expect(report).toMatchObject({
      kind: 'slicer-config',
      qualifiesFor: ['setup-printer'],
      writer: { application: 'ElegooSlicer', version: '1.5.3.5', confidence: 'certain' },
      printers: [{ vendor: 'Elegoo', model: 'Elegoo Neptune 4 Pro', nozzles: ['0.4', '0.6'] }],
    })
  })

  test('gives nothing away in the report', async () => {
    const text = JSON.stringify(await inspected(configFile(), 'ElegooSlicer.conf'))
    for (const secret of Object.values(secrets)) expect(text).not.toContain(secret)
  })

  test('of BambuStudio is recognised and does not qualify, nor does one without printers', async () => {
    const bambu = await inspected(configFile({ application: 'BambuStudio' }), 'BambuStudio.conf')
    expect(bambu).toMatchObject({
      kind: 'slicer-config',
      verdict: 'does-not-qualify',
      writer: { application: 'BambuStudio' },
    })
    expect(codes(bambu)).toEqual(['config-other-slicer'])
    expect(codes(await inspected(configFile({ models: [] }), 'x.conf'))).toEqual(['config-no-printer'])
  })
})

describe('G-code', () => {
  const gcode = (header: string, rest = '') =>
    encodeUtf8(`; HEADER_BLOCK_START\n; ${header}\n; HEADER_BLOCK_END\nG28\nG1 X1\nM104 S0\n${rest}`)

  test.each([
    ['generated by OrcaSlicer 2.3.1 on 2026-01-02 at 15:00:57', 'OrcaSlicer', '2.3.1'],
    ['generated by ElegooSlicer 1.1.8 on 2026-01-02 at 15:00:57', 'ElegooSlicer', '1.1.8'],
    ['BambuStudio 02.02.01.60', 'BambuStudio', '02.02.01.60'],
    ['generated by PrusaSlicer 2.9.4 on 2026-01-02 at 15:00:57 UTC', 'PrusaSlicer', '2.9.4'],
  ])('says who wrote it: %s', async (header, application, version) => {
    expect(await inspected(gcode(header), 'x.gcode')).toMatchObject({
      kind: 'gcode',
      verdict: 'does-not-qualify',
      writer: { application, version },
    })
  })

  test('gives printer, process, time and weight from its ends alone', async () => {
    const rest = `${'G1 X1 Y1 E1\n'.repeat(60_000)}; total filament used [g] = 8.32\n; estimated printing time (normal mode) = 1d 2h 3m 4s\n; CONFIG_BLOCK_START\n; printer_settings_id = P\n; print_settings_id = "Q; R"\n; nozzle_diameter = 0.4\n; layer_height = 0.25\n; filament_type = PLA\n`
    const report = await inspected(gcode('generated by OrcaSlicer 2.3.1 on x', rest), 'x.gcode')
    expect(report.profile).toMatchObject({
      printer: 'P',
      process: 'Q; R',
      nozzleMm: 0.4,
      layerHeightMm: 0.25,
      plates: [{ printTimeS: 93784, weightG: 8.32 }],
    })
  })

  test.each([
    ['10m 39s', 639],
    ['1h 2m 16s', 3736],
    ['59.5s', 59.5],
    ['', null],
    ['soon', null],
  ])('reads the duration %j', (text, seconds) => expect(parseDuration(text)).toBe(seconds))
})

test('what is nothing of all this is unknown and does not qualify', async () => {
  const report = await inspected(encodeUtf8('sync_info = update\nuser_id = \n'), 'My preset.info')
  expect(report).toMatchObject({ kind: 'unknown', verdict: 'does-not-qualify', writer: null })
  expect(codes(report)).toEqual(['not-recognised'])
})
