import { execFileSync, spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { listPackage } from '@electron/asar'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { expect, test } from './harness/fixtures'
import { projectFolder } from './harness/launch'

/** How a fuse that is on is written in the program: as the digit one. */
const ON = '1'.charCodeAt(0)

const shipped = {
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
}

/** Where the builder puts the unpacked app of this system. */
function packagedIn(output: string): { readonly program: string; readonly resources: string } {
  const folder = readdirSync(output).find((name) => /^(linux|win|mac)/u.test(name))
  if (folder === undefined) throw new Error('nothing was packaged')
  const app = join(output, folder)
  if (process.platform === 'darwin') {
    const contents = join(app, 'Firstlayer.app/Contents')
    return { program: join(contents, 'MacOS/Firstlayer'), resources: join(contents, 'Resources') }
  }
  const name = process.platform === 'win32' ? 'Firstlayer.exe' : 'firstlayer'
  return { program: join(app, name), resources: join(app, 'resources') }
}

test('the packaged app is closed to debuggers, holds no sources, and confirms the sample’s points', async ({
  place,
}) => {
  test.setTimeout(300_000)
  const output = join(place.folder, 'package')
  execFileSync(process.execPath, ['scripts/package.mjs', '--dir', '--output', output], {
    cwd: projectFolder,
    stdio: 'pipe',
  })
  const { program, resources } = packagedIn(output)

  const { version: _version, resetAdHocDarwinSignature: _mac, ...wire } = await getCurrentFuseWire(program)
  const fuses = Object.entries(wire).map(([fuse, state]) => [fuse, state === ON])
  expect(Object.fromEntries(fuses)).toEqual(shipped)

  const inside = listPackage(join(resources, 'app.asar'), { isPack: false }).map((path) =>
    path.replaceAll('\\', '/'),
  )
  expect(inside).toContain('/out/main/index.js')
  expect(inside.filter((path) => /^\/(src-|test|scripts|bench|\.cache)/u.test(path))).toEqual([])

  // Its own sandbox has a test of its own, as an ordinary user; here it may be root.
  const demo = spawnSync(program, ['--no-sandbox', '--demo', '--once'], {
    cwd: place.folder,
    encoding: 'utf8',
    timeout: 60_000,
    env: { ...process.env, HOME: place.home },
  })
  expect(demo.stdout).toContain('Ripple planter.3mf: 65 practice points confirmed, balance 65.')
  expect(demo.status).toBe(0)
})
