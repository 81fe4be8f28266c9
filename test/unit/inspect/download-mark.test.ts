import { describe, expect, test } from 'vitest'
import { readDownloadMark, type MarkSource } from '@shared/inspect-node/download-mark'
import { textsOfBinaryPlist } from '@shared/inspect/origin/binary-plist'
import { macDownloadMark, parseZoneIdentifier, publicHost } from '@shared/inspect/origin/download-mark'

const bytesOf = (hex: string) => Uint8Array.from(Buffer.from(hex.replace(/\s+/g, ''), 'hex'))

/** As `xattr -l` printed it of a browser's download on macOS: two addresses, that of the file and that of the page. */
const torBrowser = bytesOf(`
  62 70 6C 69 73 74 30 30 A2 01 02 5F 10 4D 68 74 74 70 73 3A 2F 2F 64 69 73 74 2E 74 6F 72 70 72
  6F 6A 65 63 74 2E 6F 72 67 2F 74 6F 72 62 72 6F 77 73 65 72 2F 36 2E 30 2E 35 2F 54 6F 72 42 72
  6F 77 73 65 72 2D 36 2E 30 2E 35 2D 6F 73 78 36 34 5F 65 6E 2D 55 53 2E 64 6D 67 5F 10 39 68 74
  74 70 73 3A 2F 2F 77 77 77 2E 74 6F 72 70 72 6F 6A 65 63 74 2E 6F 72 67 2F 64 6F 77 6E 6C 6F 61
  64 2F 64 6F 77 6E 6C 6F 61 64 2D 65 61 73 79 2E 68 74 6D 6C 2E 65 6E 08 0B 5B 00 00 00 00 00 00
  01 01 00 00 00 00 00 00 00 03 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 97`)

/** What a message or AirDrop leaves: a name in UTF-16 and no address. */
const fromPhone = bytesOf(
  '62706c6973743030a201025948616e7320517575786f101800410069007200440072006f007000200076006f006e002000480061006e007320190020006900500068006f006e0065080b150000000000000101000000000000000300000000000000000000000000000048',
)

describe('the mark of Windows', () => {
  test.each([
    [
      'a browser, with the page and the file',
      '[ZoneTransfer]\r\nZoneId=3\r\nReferrerUrl=https://www.printables.com/model/1-benchy?user=eve\r\nHostUrl=https://files.printables.com/media/token/benchy.3mf\r\n',
      'www.printables.com',
    ],
    [
      'a browser that names the file alone',
      '[ZoneTransfer]\r\nZoneId=3\r\nHostUrl=https://cdn.thingiverse.com/assets/a.3mf\r\n',
      'cdn.thingiverse.com',
    ],
    ['a program that names nothing', '[ZoneTransfer]\r\nZoneId=3\r\nHostUrl=about:internet\r\n', null],
    ['a restricted zone', '\uFEFF[zonetransfer]\nzoneid = 4\n', null],
  ])('is read from %s', (_, text, host) =>
    expect(parseZoneIdentifier(text)).toEqual({ system: 'windows', host }),
  )

  test.each([
    ['the own network', '[ZoneTransfer]\r\nZoneId=1\r\nHostUrl=file://nas/a.3mf\r\n'],
    ['this computer', '[ZoneTransfer]\r\nZoneId=0\r\n'],
    ['no zone', '[ZoneTransfer]\r\nHostUrl=https://x.example/a\r\n'],
    ['another text', 'ZoneId=3\r\n'],
    ['nothing', ''],
  ])('is none for %s', (_, text) => expect(parseZoneIdentifier(text)).toBeNull())
})

describe('the mark of macOS', () => {
  test('gives the texts of a binary property list', () => {
    expect(textsOfBinaryPlist(torBrowser)).toEqual([
      'https://dist.torproject.org/torbrowser/6.0.5/TorBrowser-6.0.5-osx64_en-US.dmg',
      'https://www.torproject.org/download/download-easy.html.en',
    ])
    expect(textsOfBinaryPlist(fromPhone)).toEqual(['Hans Quux', 'AirDrop von Hans’ iPhone'])
  })

  test('is never more than a few texts, whatever the bytes say', () => {
    for (let at = 0; at < torBrowser.length; at++) {
      for (const value of [0, 1, 0x0f, 0x5f, 0x6f, 0xaf, 0xff]) {
        const damaged = torBrowser.slice()
        damaged[at] = value
        const texts = textsOfBinaryPlist(damaged)
        expect(texts.length).toBeLessThanOrEqual(32)
        expect(texts.join('').length).toBeLessThanOrEqual(32 * 4096)
      }
      expect(textsOfBinaryPlist(torBrowser.subarray(0, at))).toEqual([])
    }
  })

  test.each<[string, string | null, readonly string[], string | null | undefined]>([
    [
      'page and file',
      null,
      ['https://cdn.site.example/a.3mf', 'https://www.site.example/m/1'],
      'www.site.example',
    ],
    ['a browser without addresses', '0081;58519ffa;Google Chrome.app;1F032CAB-F5A1-4D92', [], null],
    ['Safari', '0183;625f726b;Safari;F737BBC3-0A58-41D4', [], null],
    ['AirDrop', '0083;5f3e8bc0;sharingd;X', ['Hans Quux', 'AirDrop von Hans’ iPhone'], undefined],
    ['a sandboxed program that saved it', '0086;5f3e8bc0;Preview;', [], undefined],
    ['nothing', null, [], undefined],
    ['garbage', 'x;y', [], undefined],
  ])('of %s', (_, quarantine, from, host) =>
    expect(macDownloadMark(quarantine, from)).toEqual(host === undefined ? null : { system: 'macos', host }),
  )
})

test.each([
  ['https://www.Printables.com./model/1', 'www.printables.com'],
  ['http://eve:secret@site.example:8080/x?y=z', 'site.example'],
  ['https://192.168.7.23/a', null],
  ['https://nas/a', null],
  ['https://printer.local/a', null],
  ['file:///C:/Users/eve/a.3mf', null],
  ['javascript:alert(1)', null],
  ['message:%3Cabc@mail%3E', null],
])('of the address %s the host is %s', (address, host) => expect(publicHost(address)).toBe(host))

describe('reading the mark', () => {
  const source = (platform: NodeJS.Platform, asked: string[] = []): MarkSource => ({
    platform,
    readZone: (path) => {
      asked.push(path)
      return Promise.resolve('[ZoneTransfer]\r\nZoneId=3\r\nReferrerUrl=https://site.example/m/1\r\n')
    },
    readAttribute: (path, name) => {
      asked.push(`${name} of ${path}`)
      return Promise.resolve(name === 'com.apple.quarantine' ? null : torBrowser)
    },
  })

  test('asks Windows for the stream and macOS for the two attributes', async () => {
    const asked: string[] = []
    expect(await readDownloadMark('a.3mf', source('win32', asked))).toEqual({
      system: 'windows',
      host: 'site.example',
    })
    expect(await readDownloadMark('a.3mf', source('darwin', asked))).toEqual({
      system: 'macos',
      host: 'www.torproject.org',
    })
    expect(asked).toEqual([
      'a.3mf',
      'com.apple.quarantine of a.3mf',
      'com.apple.metadata:kMDItemWhereFroms of a.3mf',
    ])
  })

  test('asks nothing on a system that has no mark', async () => {
    const asked: string[] = []
    expect(await readDownloadMark('a.3mf', source('linux', asked))).toBeNull()
    expect(asked).toEqual([])
  })

  test('is no mark where the real stream or command is not there', async () => {
    expect(await readDownloadMark('/nowhere/a.3mf')).toBeNull()
  })
})
