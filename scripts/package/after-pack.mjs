import { rm } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * A runtime that is given as a folder brings the program that Electron shows when it has none.
 * @param {import('electron-builder').AfterPackContext} context
 */
export async function afterPack({ packager, appOutDir }) {
  await rm(join(packager.getResourcesDir(appOutDir), 'default_app.asar'), { force: true })
}
