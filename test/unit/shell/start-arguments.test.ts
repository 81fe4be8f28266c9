import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readLink, readStartArguments } from '../../../src-main/shell/start-arguments'

const read = (...given: string[]) =>
  readStartArguments({ argv: ['/opt/Firstlayer/firstlayer', ...given], unpackaged: false, cwd: '/home/ada' })

describe('a start', () => {
  it('without arguments shows the window of the usual profile', () => {
    expect(read()).toEqual({ profile: null, demo: false, once: false, request: { kind: 'show' } })
  })

  it('hidden, as at login, opens no window', () => {
    expect(read('--hidden').request).toEqual({ kind: 'stay-hidden' })
  })

  it.each([[['--profile', 'mine']], [['--profile=mine']], [['--user-data-dir=mine']]])(
    'with %j has a profile of its own',
    (given) => {
      expect(read(...given)).toMatchObject({
        profile: resolve('/home/ada', 'mine'),
        request: { kind: 'show' },
      })
    },
  )

  it('with --demo --once plays the demo and ends by itself', () => {
    expect(read('--demo', '--once')).toMatchObject({ demo: true, once: true })
  })

  it('leaves the options of Chromium and Node to them', () => {
    expect(read('--no-sandbox', '--remote-debugging-port=0').request).toEqual({ kind: 'show' })
  })

  it('run from the sources does not take the folder of the app for a file', () => {
    const argv = ['/x/electron', '--no-sandbox', '/src/firstlayer', '--profile', '/tmp/p', 'planter.3mf']
    expect(readStartArguments({ argv, unpackaged: true, cwd: '/home/ada' })).toEqual({
      profile: '/tmp/p',
      demo: false,
      once: false,
      request: { kind: 'files', paths: [resolve('/home/ada/planter.3mf')] },
    })
    expect(readStartArguments({ argv: argv.slice(0, 3), unpackaged: true, cwd: '/' }).request).toEqual({
      kind: 'show',
    })
  })

  it('with a file asks for that file, from where it was started', () => {
    expect(read('./exports/planter.3mf').request).toEqual({
      kind: 'files',
      paths: ['/home/ada/exports/planter.3mf'],
    })
  })

  it('with several files asks for each of them', () => {
    expect(read('a.3mf', '/b.3mf').request).toEqual({ kind: 'files', paths: ['/home/ada/a.3mf', '/b.3mf'] })
  })

  it('with more files than anybody opens at once does nothing', () => {
    expect(read(...Array.from({ length: 51 }, (_, n) => `${String(n)}.3mf`)).request).toEqual({
      kind: 'unknown',
    })
  })
})

describe('a link', () => {
  it('picks a page', () => {
    expect(readLink('firstlayer://show/files')).toEqual({ kind: 'page', page: 'files' })
    expect(read('firstlayer://show/history').request).toEqual({ kind: 'page', page: 'history' })
    expect(readLink('firstlayer://show/badges')).toEqual({ kind: 'page', page: 'badges' })
  })

  it.each([
    'firstlayer://publish/1',
    'firstlayer://show/nowhere',
    'firstlayer://show/files/../..',
    'firstlayer://show/files?do=publish',
    'firstlayer://show',
    'https://evil.test/show/files',
    'javascript:alert(1)',
    'file:///etc/passwd',
  ])('does nothing when it is %s', (link) => {
    expect(read(link).request).toEqual({ kind: 'unknown' })
  })

  it('does nothing when it is a path of impossible length', () => {
    expect(read('x'.repeat(5000)).request).toEqual({ kind: 'unknown' })
  })
})
