import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isInside } from '../../src-main/shell/security/built-files'
import { createAppHandler } from '../../src-main/shell/security/protocol'

const root = mkdtempSync(join(tmpdir(), 'firstlayer-protocol-'))
const folder = join(root, 'renderer')

beforeAll(() => {
  mkdirSync(join(folder, 'assets'), { recursive: true })
  mkdirSync(join(root, 'renderer-other'))
  mkdirSync(join(folder, 'frames'))
  writeFileSync(
    join(folder, 'index.html'),
    '<html lang="%LANGUAGE%" data-frame="%FRAME_KIND%" data-scheme="%SCHEME%"><meta content="%NONCE%">%FRAME%',
  )
  writeFileSync(join(folder, 'frames/guide.de.html'), '<style nonce="%NONCE%"></style><p>Lädt für 5 $&</p>')
  writeFileSync(join(folder, 'assets/index.js'), 'export {}')
  writeFileSync(join(folder, 'assets/notes.exe'), 'not a type we serve')
  writeFileSync(join(root, 'secret.js'), 'secret')
  writeFileSync(join(root, 'renderer-other/index.js'), 'secret')
  symlinkSync(join(root, 'secret.js'), join(folder, 'assets/link.js'))
})
afterAll(() => {
  rmSync(root, { recursive: true })
})

const look = () => ({ kind: 'guide', language: 'de', dark: true }) as const
const ask = (url: string, method = 'GET') =>
  createAppHandler({ folder, nonce: 'n0nce', look })({ method, url })

describe('app://', () => {
  it('serves the page with the nonce of this start, its first look and the policy as a header', async () => {
    const response = await ask('app://firstlayer/index.html')
    expect(response.statusCode).toBe(200)
    expect(response.data.toString()).toBe(
      '<html lang="de" data-frame="guide" data-scheme="dark"><meta content="n0nce"><style nonce="n0nce"></style><p>Lädt für 5 $&</p>',
    )
    expect(response.headers['Content-Type']).toBe('text/html; charset=utf-8')
    const policy = response.headers['Content-Security-Policy'] ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("style-src 'self' 'nonce-n0nce'")
    expect(policy).toContain("connect-src 'none'")
    expect(policy).not.toMatch(/unsafe|\*|https?:/u)
  })

  it('serves a listed script, whatever follows the question mark', async () => {
    const response = await ask('app://firstlayer/assets/index.js?v=1')
    expect(response.statusCode).toBe(200)
    expect(response.headers['Content-Type']).toBe('text/javascript; charset=utf-8')
  })

  it('answers for a file that is gone since the start as for one that never was', async () => {
    const path = join(folder, 'assets/gone.js')
    writeFileSync(path, 'export {}')
    const answerTo = createAppHandler({ folder, nonce: 'n0nce', look })
    const request = { method: 'GET', url: 'app://firstlayer/assets/gone.js' }
    expect((await answerTo(request)).statusCode).toBe(200)
    rmSync(path)
    expect((await answerTo(request)).statusCode).toBe(404)
  })

  it.each([
    'app://firstlayer/../secret.js',
    'app://firstlayer/%2e%2e/secret.js',
    'app://firstlayer/..%2fsecret.js',
    'app://firstlayer/..%5csecret.js',
    'app://firstlayer/assets/../../secret.js',
    'app://firstlayer/assets/%2e%2e%2f%2e%2e%2fsecret.js',
    'app://firstlayer//etc/passwd',
    'app://firstlayer/../renderer-other/index.js',
    'app://firstlayer/assets/link.js',
    'app://firstlayer/assets/notes.exe',
    'app://firstlayer/assets/index.js%00.html',
    'app://firstlayer/assets/',
    'app://firstlayer/',
    'app://firstlayer/C:/Windows/win.ini',
    'app://elsewhere/index.html',
    'app://firstlayer:8080/index.html',
    'app://firstlayer.evil.test/index.html',
    'file:///etc/passwd',
    'https://firstlayer/index.html',
    'nonsense',
  ])('does not serve %s', async (url) => {
    const response = await ask(url)
    expect(response.statusCode).toBe(404)
    expect(response.data).toHaveLength(0)
  })

  it.each(['POST', 'HEAD', 'PUT', 'OPTIONS', 'get'])('does not answer %s', async (method) => {
    expect((await ask('app://firstlayer/index.html', method)).statusCode).toBe(405)
  })
})

describe('being inside a folder', () => {
  it.each([
    ['/a/renderer/index.html', true],
    ['/a/renderer/..hidden', true],
    ['/a/renderer', false],
    ['/a/renderer-other/index.html', false],
    ['/a/renderer/../secret', false],
    ['/a', false],
  ])('%s: %s', (path, inside) => {
    expect(isInside('/a/renderer', path)).toBe(inside)
  })
})
