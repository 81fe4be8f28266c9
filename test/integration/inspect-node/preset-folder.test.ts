import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { inspectFile } from '@shared/inspect-node/inspect-file'
import { presetFolderAt, slicerFolderOf } from '@shared/inspect-node/preset-folder'
import { defaultLimits } from '@shared/inspect/limits'
import { presetText } from '../../fixtures/exports'
import { corpusRoot } from '../../corpus'
import { runIn } from '../cli/terminal'

let data = ''
const at = (path: string) => join(data, path)
function write(path: string, content: string | object) {
  mkdirSync(dirname(at(path)), { recursive: true })
  writeFileSync(at(path), typeof content === 'string' ? content : JSON.stringify(content))
  return at(path)
}

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'firstlayer-slicer-'))
  write('system/Elegoo.json', { process_list: [{ name: '0.20mm', sub_path: 'process/ecc/0.20mm.json' }] })
  // As it can be on a disk that does not tell case apart.
  write('system/Elegoo/process/ECC/0.20mm.json', { type: 'process', layer_height: '0.2' })
})
afterEach(() => rmSync(data, { recursive: true, force: true }))

const mine = () =>
  write('user/default/process/Mine.json', presetText({ name: 'Mine', own: { inherits: '0.20mm' } }))

test('the command line finds the folder by the place of the file', async () => {
  mine()
  const { out, status } = await runIn(data, ['check', '--json', 'user/default/process/Mine.json'])
  expect(status).toBe(0)
  expect(JSON.parse(out)).toMatchObject({ profile: { process: 'Mine', layerHeightMm: 0.2 }, findings: [] })
})

test.each([
  ['user/default/process/Mine.json', true],
  ['user/4272114783/machine/base/Mine.json', true],
  ['user/default/_local/0a1b/process/Mine.json', true],
  ['exports/Mine.json', false],
  ['system/Elegoo/process/ECC/0.20mm.json', false],
])('%s lies in a slicer’s folder of presets: %s', async (path, lies) => {
  const file = write(path, '{}')
  const folder = await slicerFolderOf(file)
  expect(folder).toBe(path.startsWith('user/') ? data : null)
  expect((await presetFolderAt(data, file)) !== null).toBe(lies)
})

test('without being told of the folder nothing outside of the file is read', async () => {
  const report = await inspectFile(mine())
  expect(report).toMatchObject({ ok: true, value: { profile: { layerHeightMm: null }, findings: [] } })
})

test('links in the folder are not followed', async () => {
  const file = mine()
  const outside = mkdtempSync(join(tmpdir(), 'firstlayer-outside-'))
  writeFileSync(join(outside, 'P.json'), '{"layer_height":"9"}')
  write('system/Linked.json', { process_list: [{ name: 'P', sub_path: 'process/P.json' }] })
  symlinkSync(outside, at('system/Linked'))
  const folder = await presetFolderAt(data, file)
  expect(await folder?.read(['system', 'Linked', 'P.json'])).toBeNull()
  rmSync(outside, { recursive: true })
})

const root = corpusRoot()
if (root !== null) {
  test('corpus: a real folder names the vendor of a printer that is the member’s own', async () => {
    const folder = join(root, 'datadir/OrcaSlicer-1.9.0-windows')
    const file = join(folder, 'user/default/machine/Hazard Voron2.4.json')
    const report = await inspectFile(file, defaultLimits, folder)
    expect(report).toMatchObject({
      ok: true,
      value: { printers: [{ vendor: 'Voron', model: 'Voron 2.4 350', nozzles: ['0.6'] }] },
    })
  })
}
