import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { lastLine, run } from './processes.mjs'
import { say, step, Stop } from './say.mjs'

/**
 * What Electron needs of a Linux machine: the Debian package and the library by which its presence shows.
 * @type {readonly (readonly [package: string, library: string])[]}
 */
export const libraries = [
  ['libgtk-3-0', 'libgtk-3.so.0'],
  ['libnss3', 'libnss3.so'],
  ['libasound2', 'libasound.so.2'],
  ['libgbm1', 'libgbm.so.1'],
  ['libxss1', 'libXss.so.1'],
  ['libxtst6', 'libXtst.so.6'],
  ['libatk-bridge2.0-0', 'libatk-bridge-2.0.so.0'],
  ['libdrm2', 'libdrm.so.2'],
]

/**
 * @param {string} name
 * @param {string} [path]
 */
export function isOnPath(name, path = process.env['PATH'] ?? '') {
  return path.split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}

function knownLibraries() {
  // A user's PATH often lacks the folder of ldconfig.
  const command = ['/sbin/ldconfig', '/usr/sbin/ldconfig'].find((path) => existsSync(path)) ?? 'ldconfig'
  return spawnSync(command, ['-p'], { encoding: 'utf8' }).stdout
}

function hasFonts() {
  return ['/usr/share/fonts', '/usr/local/share/fonts', join(process.env['HOME'] ?? '', '.fonts')].some(
    (folder) => existsSync(folder) && readdirSync(folder).length > 0,
  )
}

/**
 * The Debian packages that are missing for a window, and for a virtual display when there is no real one.
 * @param {{ linkerCache: string, fonts: boolean, xvfb: boolean, needsXvfb: boolean }} machine
 * @returns {string[]}
 */
export function missingPackages(machine) {
  const missing = libraries
    .filter(([, library]) => !machine.linkerCache.includes(`\t${library} `))
    .map(([name]) => name)
  if (!machine.fonts) missing.push('fonts-dejavu-core')
  if (machine.needsXvfb && !machine.xvfb) missing.push('xvfb', 'xauth')
  return missing
}

/** @param {boolean} needsXvfb */
const look = (needsXvfb) =>
  missingPackages({ linkerCache: knownLibraries(), fonts: hasFonts(), xvfb: isOnPath('Xvfb'), needsXvfb })

/** Newer Debian and Ubuntu add t64 to some names. @param {string} name */
function availableName(name) {
  const known = (/** @type {string} */ candidate) =>
    spawnSync('apt-cache', ['show', candidate], { stdio: 'ignore' }).status === 0
  return !known(name) && known(`${name}t64`) ? `${name}t64` : name
}

/** @param {string[]} args */
const aptGet = (args) =>
  run('apt-get', ['-y', '-o', 'DPkg::Lock::Timeout=300', ...args], {
    capture: true,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })

/** @param {string[]} missing */
async function install(missing) {
  const attempt = () => aptGet(['install', '--no-install-recommends', ...missing.map(availableName)])
  let { status, output } = await attempt()
  if (status !== 0) {
    // Package lists that are absent (a fresh image) or too old.
    await aptGet(['update'])
    ;({ status, output } = await attempt())
  }
  if (status !== 0) {
    throw new Stop(
      `The system libraries could not be installed (${lastLine(output)}): install ${missing.join(' ')} by hand.`,
    )
  }
}

/**
 * Installs what Electron needs of the system when this user may (root with apt), else stops with the command to run.
 * @param {{ needsXvfb: boolean }} options
 */
export async function ensureSystemLibraries({ needsXvfb }) {
  if (process.platform !== 'linux') return
  const missing = look(needsXvfb)
  if (missing.length === 0) return
  const names = missing.join(' ')
  if (!isOnPath('apt-get')) {
    throw new Stop(
      `Electron needs system libraries that are missing; install what your system calls these: ${names}`,
    )
  }
  if (process.getuid?.() !== 0) {
    throw new Stop(
      `Electron needs system libraries that are missing; install them with: sudo apt-get install ${names}`,
    )
  }
  say(`Electron needs system libraries that are missing here: ${names}`)
  await step('Installing them with apt-get, as this is root', () => install(missing))
  const still = look(needsXvfb)
  if (still.length > 0)
    throw new Stop(`apt-get installed the system libraries, yet ${still.join(', ')} cannot be found.`)
}
