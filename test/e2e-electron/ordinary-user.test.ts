import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { accessSync, chmodSync, chownSync, constants, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { _electron, type ElectronApplication } from '@playwright/test'
import { expect, test } from './harness/fixtures'
import { electronPath, projectFolder } from './harness/launch'
import { heldBy, treeOf } from './harness/process-tree'

/** The user `nobody`, as Debian numbers it. */
const nobody = 65534
const asNobody = ['--reuid', String(nobody), '--regid', String(nobody), '--clear-groups']
const isRoot = process.getuid?.() === 0

function canBeReadByNobody(path: string): boolean {
  try {
    execFileSync('setpriv', [...asNobody, 'test', '-r', path])
    return true
  } catch {
    return false
  }
}

/** Where the project lies in a folder that only its owner may enter, the ordinary user gets what is needed to run it. */
function readableApp(folder: string): { readonly app: string; readonly electron: string } {
  const electron = electronPath()
  if (
    !isRoot ||
    (canBeReadByNobody(join(projectFolder, 'out/main/index.js')) && canBeReadByNobody(electron))
  ) {
    return { app: projectFolder, electron }
  }
  const copy = join(folder, 'copy')
  mkdirSync(copy)
  const needed = ['out', 'resources', 'node_modules', 'package.json'].map((name) => join(projectFolder, name))
  execFileSync('cp', ['-a', ...needed, copy])
  execFileSync('cp', ['-a', dirname(electron), join(copy, 'runtime')])
  return { app: copy, electron: join(copy, 'runtime/electron') }
}

/** Root's display lets nobody else in, so the ordinary user gets one of its own. */
async function displayOfNobody(): Promise<{ readonly name: string; readonly server: ChildProcess }> {
  const options = ['-displayfd', '1', '-screen', '0', '1440x900x24', '-nolisten', 'tcp']
  const server = spawn('setpriv', [...asNobody, 'Xvfb', ...options], { stdio: ['ignore', 'pipe', 'ignore'] })
  const [number] = (await once(server.stdout, 'data')) as [Buffer]
  return { name: `:${number.toString().trim()}`, server }
}

test('as an ordinary user the app runs with Chromium’s sandbox on, and its page is held by the kernel', async ({
  place,
}) => {
  test.setTimeout(180_000)
  const { app, electron } = readableApp(place.folder)
  // Root becomes someone else first; Playwright gives its own options to whatever it starts.
  const starter = join(place.folder, 'start')
  const command = isRoot ? `setpriv ${asNobody.join(' ')} ` : ''
  writeFileSync(starter, `#!/bin/sh\nexec ${command}'${electron}' "$@"\n`)
  chmodSync(starter, 0o755)
  if (isRoot)
    for (const path of [place.folder, place.home, join(place.home, '.config')])
      chownSync(path, nobody, nobody)
  accessSync(starter, constants.X_OK)

  const display = isRoot ? await displayOfNobody() : null
  let running: ElectronApplication | undefined
  try {
    running = await _electron.launch({
      executablePath: starter,
      chromiumSandbox: true,
      args: [app, '--profile', place.profile],
      cwd: place.folder,
      env: {
        ...(process.env as Record<string, string>),
        HOME: place.home,
        XDG_CONFIG_HOME: join(place.home, '.config'),
        ...(display === null ? {} : { DISPLAY: display.name, XAUTHORITY: '' }),
      },
    })
    const page = await running.firstWindow()
    expect(await page.evaluate(() => typeof window.firstlayer?.request)).toBe('function')

    const main = await running.evaluate(() => ({ pid: process.pid, user: process.getuid?.() }))
    if (isRoot) expect(main.user).toBe(nobody)
    expect(main.user).not.toBe(0)
    const processes = treeOf(main.pid)
    expect(
      processes.flatMap(({ command: words }) => words).filter((word) => word.includes('no-sandbox')),
    ).toEqual([])
    const pages = processes.filter(({ command: words }) => words.join(' ').includes('--type=renderer'))
    expect(pages.length).toBeGreaterThan(0)
    for (const { pid } of pages) expect(heldBy(pid)).toEqual({ seccomp: 2, noNewPrivileges: true })
  } finally {
    await running?.close()
    display?.server.kill()
  }
})
