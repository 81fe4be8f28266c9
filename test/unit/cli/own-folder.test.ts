import { expect, it } from 'vitest'
import { ownFolder } from '../../../src-main/cli/community/own-folder'

it.each([
  ['linux', {}, '/home/ann/.local/share/firstlayer-cli'],
  ['linux', { XDG_DATA_HOME: '/data' }, '/data/firstlayer-cli'],
  ['darwin', {}, '/home/ann/Library/Application Support/firstlayer-cli'],
  ['win32', { LOCALAPPDATA: '/home/ann/AppData/Local' }, '/home/ann/AppData/Local/firstlayer-cli'],
  ['win32', {}, '/home/ann/AppData/Local/firstlayer-cli'],
  ['linux', { FIRSTLAYER_CLI_DATA: '/mine' }, '/mine'],
] as const)('on %s with %j the command line keeps its own in %s', (platform, environment, folder) => {
  expect(ownFolder(environment, platform, '/home/ann')).toBe(folder)
})
