/**
 * What the system notes on a file that came from the internet. Of addresses only the host is kept: the rest of them
 * can hold names, tokens and searches.
 */
export type DownloadMark = {
  readonly system: 'windows' | 'macos'
  /** The site it was got from; null where the mark does not say. */
  readonly host: string | null
}

const OWN_NETWORK =
  /^(?:localhost|[^.]+|.*\.(?:local|lan|home|internal|localdomain)|(?:10|127)(?:\.\d{1,3}){3}|192\.168(?:\.\d{1,3}){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d{1,3}){2}|169\.254(?:\.\d{1,3}){2})$/
const ADDRESS = /^https?:\/\/(?:[^/?#@\s]*@)?([a-z0-9.-]{1,253})(?::\d{1,5})?(?:[/?#]|$)/i

/** The host of a public web address, in lower case; null for anything else, such as a message or the home network. */
export function publicHost(address: string): string | null {
  const host = ADDRESS.exec(address.trim())?.[1]?.toLowerCase().replace(/\.$/, '') ?? ''
  return host === '' || OWN_NETWORK.test(host) ? null : host
}

const publicHosts = (addresses: readonly (string | undefined)[]): string | null =>
  addresses.map((address) => publicHost(address ?? '')).find((host) => host !== null) ?? null

const INTERNET = 3

/**
 * The stream `Zone.Identifier` that Windows and its browsers write beside a file. Zone 3 is the internet and 4 what is
 * restricted; the lower ones are this computer and its network. The page is told by `ReferrerUrl` before `HostUrl`,
 * which is often the address of a store of files.
 */
export function parseZoneIdentifier(text: string): DownloadMark | null {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  if (!lines.some((line) => /^\[ZoneTransfer\]\s*$/i.test(line))) return null
  const value = (key: string) =>
    lines
      .map((line) => new RegExp(`^${key}\\s*=\\s*(.*)$`, 'i').exec(line)?.[1])
      .find((said) => said !== undefined)
  const zone = /^\d$/.test(value('ZoneId')?.trim() ?? '') ? Number(value('ZoneId')) : null
  if (zone === null || zone < INTERNET) return null
  return { system: 'windows', host: publicHosts([value('ReferrerUrl'), value('HostUrl')]) }
}

/** Programs that fetch from the web. A sandboxed program marks the files that it saves itself, which says nothing. */
const BROWSERS =
  /^(?:Safari|(?:Google )?Chrome|Chromium|Firefox|(?:Microsoft )?Edge|Brave(?: Browser)?|Arc|Opera|Vivaldi|DuckDuckGo|Orion)\b/i

/**
 * The attributes `com.apple.quarantine` (`flags;time;program;id`) and `kMDItemWhereFroms` (address of the file, then
 * that of the page). What came by AirDrop, mail or a message has no address of the web in it and is no download.
 */
export function macDownloadMark(
  quarantine: string | null,
  whereFroms: readonly string[],
): DownloadMark | null {
  const host = publicHosts([...whereFroms].reverse())
  if (host !== null) return { system: 'macos', host }
  if (whereFroms.length > 0) return null
  const [flags = '', , program = ''] = (quarantine ?? '').split(';')
  const byBrowser = /^[0-9a-f]{4}$/i.test(flags) && BROWSERS.test(program.replace(/\\x20/g, ' '))
  return byBrowser ? { system: 'macos', host: null } : null
}
