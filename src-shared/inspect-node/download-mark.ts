import { execFile } from 'node:child_process'
import { readFile, stat } from 'node:fs/promises'
import { textsOfBinaryPlist } from '../inspect/origin/binary-plist'
import { macDownloadMark, parseZoneIdentifier, type DownloadMark } from '../inspect/origin/download-mark'

/** What is asked of the system; tests bring their own, because the real ones are on Windows and macOS only. */
export type MarkSource = {
  readonly platform: NodeJS.Platform
  /** The text of `Zone.Identifier`; null without one. */
  readonly readZone: (path: string) => Promise<string | null>
  /** The bytes of an extended attribute; null without it. */
  readonly readAttribute: (path: string, name: string) => Promise<Uint8Array | null>
}

const MOST_BYTES = 64 * 1024
const XATTR = '/usr/bin/xattr'
const XATTR_MS = 2000

/** An alternate data stream is opened like a file, by its name behind a colon. */
async function readZone(path: string): Promise<string | null> {
  const stream = `${path}:Zone.Identifier`
  try {
    return (await stat(stream)).size > MOST_BYTES ? null : await readFile(stream, 'utf8')
  } catch {
    return null
  }
}

/** Node cannot read extended attributes; macOS brings a command that prints them as hex. */
const readAttribute = (path: string, name: string): Promise<Uint8Array | null> =>
  new Promise((resolve) => {
    const options = { timeout: XATTR_MS, maxBuffer: MOST_BYTES * 3 }
    execFile(XATTR, ['-px', name, path], options, (failed, hex) => {
      resolve(failed === null ? Uint8Array.from(Buffer.from(hex.replace(/\s+/g, ''), 'hex')) : null)
    })
  })

const system: MarkSource = { platform: process.platform, readZone, readAttribute }

/** The system's mark on a file that came from the internet; null without one, and on systems that have none. */
export async function readDownloadMark(
  path: string,
  source: MarkSource = system,
): Promise<DownloadMark | null> {
  if (source.platform === 'win32') {
    const zone = await source.readZone(path)
    return zone === null ? null : parseZoneIdentifier(zone)
  }
  if (source.platform !== 'darwin') return null
  const [quarantine, from] = await Promise.all([
    source.readAttribute(path, 'com.apple.quarantine'),
    source.readAttribute(path, 'com.apple.metadata:kMDItemWhereFroms'),
  ])
  return macDownloadMark(
    quarantine === null ? null : Buffer.from(quarantine).toString('utf8'),
    from === null ? [] : textsOfBinaryPlist(from),
  )
}
