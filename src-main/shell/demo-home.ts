import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { SampleExport } from '@shared/sample/sample-exports'

/** Where the demo's slicer saves. One of the usual places, so that the app offers it as it would on any computer. */
export const demoExportFolder = (home: string): string => join(home, 'Documents')

/** A computer to play on: a slicer that was set up, and a folder for its exports. */
export async function furnishDemoHome(home: string): Promise<void> {
  const slicer = join(home, '.config', 'ElegooSlicer')
  await mkdir(slicer, { recursive: true })
  await mkdir(demoExportFolder(home), { recursive: true })
  const config = {
    header: 'ElegooSlicer 1.5.0.7',
    app: { last_export_path: demoExportFolder(home) },
    models: [{ vendor: 'Elegoo', model: 'Elegoo Neptune 4 Pro', nozzle_diameter: '"0.4"' }],
  }
  await writeFile(join(slicer, 'ElegooSlicer.conf'), JSON.stringify(config, null, 4))
}

/** As a slicer saves: under another name first, then moved into place. */
export async function saveExport(folder: string, { name, bytes }: SampleExport): Promise<void> {
  const unfinished = join(folder, `.${name}.tmp`)
  await writeFile(unfinished, bytes)
  await rename(unfinished, join(folder, name))
}
