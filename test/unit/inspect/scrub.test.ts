import JSZip from 'jszip'
import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { scrub } from '@shared/inspect/scrub'
import { redact } from '@shared/inspect/privacy/rules'
import { encodeUtf8 } from '@shared/inspect/text/decode'
import {
  bundleFile,
  configFile,
  presetFile,
  projectFile,
  secrets,
  secretSettings,
  slicedFile,
} from '../../fixtures/exports'
import { deps, inspected } from './support'

async function scrubbed(bytes: Uint8Array, name = 'export.3mf') {
  const result = await scrub(name, bytes, deps)
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}

/** Everything a file holds, unpacked, as one text. */
async function contentOf(bytes: Uint8Array): Promise<string> {
  if (bytes[0] !== 0x50) return Buffer.from(bytes).toString('latin1')
  const zip = await JSZip.loadAsync(bytes)
  const texts = await Promise.all(
    Object.values(zip.files).map(async (file) => `${file.name}\n${await file.async('binarystring')}`),
  )
  return texts.join('\n')
}

describe('the copy that is sent', () => {
  test.each([
    ['project', () => projectFile({ secret: true, picture: true }), 'x.3mf'],
    ['sliced file', () => slicedFile({ secret: true, slicer: 'elegoo-1.5' }), 'x.3mf'],
    ['preset', async () => presetFile({ type: 'machine', own: secretSettings }), 'x.json'],
    [
      'bundle',
      () => bundleFile([{ type: 'machine', own: secretSettings }, { type: 'process' }]),
      'x.orca_printer',
    ],
  ])('of a %s holds no secret, says the same and is private no more', async (_kind, make, name) => {
    const bytes = await make()
    const before = await inspected(bytes, name)
    expect(before.privacy.length).toBeGreaterThan(0)
    const copy = await scrubbed(bytes, name)
    const content = await contentOf(copy.bytes)
    for (const secret of Object.values(secrets)) expect(content).not.toContain(secret)
    const after = await inspected(copy.bytes, name)
    expect(after.privacy).toEqual([])
    expect(after).toEqual({
      ...before,
      size: after.size,
      sha256: after.sha256,
      privacy: [],
      findings: after.findings,
      originEvidence: after.originEvidence,
      preflight: after.preflight,
    })
    expect(after.model?.fingerprint).toBe(before.model?.fingerprint)
    expect(copy.removed).toEqual(expect.arrayContaining(before.privacy))
  })

  test('is the same each time, and scrubbing it again changes nothing', async () => {
    const bytes = await projectFile({ secret: true })
    const first = await scrubbed(bytes)
    expect(Buffer.compare((await scrubbed(bytes)).bytes, first.bytes)).toBe(0)
    const again = await scrubbed(first.bytes)
    expect(again).toEqual({ bytes: first.bytes, removed: [] })
  })

  test('keeps the order of the entries and every byte of those without secrets', async () => {
    const bytes = await projectFile({ secret: true, picture: true })
    const before = await JSZip.loadAsync(bytes)
    const after = await JSZip.loadAsync((await scrubbed(bytes)).bytes)
    expect(Object.keys(after.files)).toEqual(Object.keys(before.files))
    for (const name of ['Metadata/plate_1.png', '3D/Objects/Part_1.model', '[Content_Types].xml']) {
      expect(await after.file(name)?.async('uint8array')).toEqual(
        await before.file(name)?.async('uint8array'),
      )
    }
  })

  test('keeps the name of the source file and every other setting', async () => {
    const zip = await JSZip.loadAsync((await scrubbed(await projectFile({ secret: true }))).bytes)
    expect(await zip.file('Metadata/model_settings.config')?.async('string')).toContain(
      'key="source_file" value="Part.stl"',
    )
    const settings = JSON.parse(
      (await zip.file('Metadata/project_settings.config')?.async('string')) ?? '',
    ) as Record<string, unknown>
    expect(settings).toMatchObject({
      print_host: '',
      printhost_apikey: '',
      post_process: ['notify.py'],
      notes: 'made by ',
      layer_height: '0.2',
      host_type: 'elegoolink',
    })
  })

  test('of G-code has a checksum that fits it again', async () => {
    const zip = await JSZip.loadAsync((await scrubbed(await slicedFile({ secret: true }))).bytes)
    const code = (await zip.file('Metadata/plate_1.gcode')?.async('uint8array')) ?? new Uint8Array(0)
    expect(await zip.file('Metadata/plate_1.gcode.md5')?.async('string')).toBe(
      createHash('md5').update(code).digest('hex').toUpperCase(),
    )
  })

  test("of a slicer's configuration is refused, and so is what cannot be read", async () => {
    expect(await scrub('ElegooSlicer.conf', configFile(), deps)).toMatchObject({
      ok: false,
      error: { code: 'not-possible-here' },
    })
    expect(await scrub('x.3mf', (await projectFile()).slice(0, 900), deps)).toMatchObject({
      ok: false,
      error: { code: 'file-rejected' },
    })
    expect(await scrub('x.png', Uint8Array.from([0x89, 0x50, 1, 2]), deps)).toMatchObject({ ok: false })
    expect(await scrub('x.txt', encodeUtf8('hello'), deps)).toMatchObject({ ok: false })
  })
})

describe('what counts as private', () => {
  test.each([
    ['print_host', 'elegoo.local', 'host', ''],
    ['printhost_apikey', 'abc', 'credential', ''],
    ['access_code', '12345678', 'credential', ''],
    ['serialNumber', 'X1', 'identity', ''],
    ['DesignerUserId', '1503721468', 'identity', ''],
    ['source_file', 'D:\\models\\a b.stl', 'path', 'a b.stl'],
    ['notes', 'see C:\\Users\\eve\\todo.txt', 'path', 'see todo.txt'],
    ['notes', '/home/eve', 'path', ''],
    ['notes', 'mail eve@example.org now', 'identity', 'mail  now'],
    ['post_process', 'curl http://192.168.1.4:7125/x y', 'host', 'curl  y'],
    ['notes', 'octopi.local is http://octopi.local/api', 'host', 'octopi.local is '],
  ])('%s = %s', (key, value, kind, replacement) => expect(redact(key, value)).toEqual({ kind, replacement }))

  test.each([
    ['print_host', ''],
    ['host_type', 'octoprint'],
    ['printhost_authorization_type', 'key'],
    ['source_file', 'part.stl'],
    ['inherits', '0.20mm Standard @Elegoo CC 0.4 nozzle'],
    ['printer_settings_id', 'Voron 2.4 350 0.4 nozzle'],
    ['machine_start_gcode', 'G28 ; home\nM104 S210'],
    ['version', '10.1.2.3'],
    ['Description', 'from https://www.example.org/models/12'],
  ])('not %s = %s', (key, value) => expect(redact(key, value)).toBeNull())
})
