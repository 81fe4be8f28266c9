import type { PrivacyFinding } from '../report'

/**
 * What must not leave the computer, by the name of a setting or by the look of its value (docs: slicer-formats.md
 * a.3, a.4, c.3 and c.5). Finding and taking out are one rule, so that what is found is what is taken out.
 */
export type PrivacyKind = PrivacyFinding['kind']
export type Redaction = { readonly kind: PrivacyKind; readonly replacement: string }

const CREDENTIAL =
  /(?:^|[_.-])(?:api_?key|password|passwd|access_?code|(?:access|refresh|auth)_?token|secret)$/i
const HOST =
  /^(?:print_host|print_host_webui|octoprint_host|host|host_?name|ip|ip_address|web_?url|connection_?url|dev_ip)$/i
const IDENTITY =
  /^(?:designer_?user_?id|profile_?user_?id|user_?id|account_?id|printhost_user|serial_?number|mainboard_?id|dev_id|device_id|slicer_uuid|printer_sn)$/i
const PATH =
  /^(?:source_file|printhost_cafile|input_file|original_path|last_export_path|last_opened_folder|download_path)$/i

const HOME_PATH =
  /(?:[A-Za-z]:)?[\\/]{1,2}(?:Users|home|Documents and Settings)[\\/]{1,2}[^\\/\r\n"'<>|;:*?]+(?:[\\/]+[^\\/\r\n"'<>|;:*?]*)*/gi
const HOME_PREFIX = /^(?:[A-Za-z]:)?[\\/]{1,2}(?:Users|home|Documents and Settings)[\\/]{1,2}[^\\/]+[\\/]*/i
const EMAIL = /[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}/g
const PRIVATE_ADDRESS = String.raw`(?:localhost|[\w-]{1,63}\.(?:local|lan|home|internal)|(?:10|127)(?:\.\d{1,3}){3}|192\.168(?:\.\d{1,3}){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d{1,3}){2})`
const PRIVATE_URL = new RegExp(
  String.raw`\b(?:https?|ftp|wss?|mqtts?):\/\/${PRIVATE_ADDRESS}(?::\d{1,5})?(?:\/[^\s"'<>]*)?`,
  'gi',
)
const HOME_NETWORK = /\b192\.168\.\d{1,3}\.\d{1,3}\b/g
const BUNDLE_ACCOUNT = /^(?:\d{4,}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?=_)/i

export const baseName = (path: string): string =>
  path
    .split(/[\\/]+/)
    .filter((part) => part !== '')
    .at(-1) ?? ''

const pathName = (path: string) => baseName(path.replace(HOME_PREFIX, ''))

function byKey(key: string, value: string): Redaction | null {
  if (CREDENTIAL.test(key)) return { kind: 'credential', replacement: '' }
  if (HOST.test(key)) return { kind: 'host', replacement: '' }
  if (IDENTITY.test(key)) return { kind: 'identity', replacement: '' }
  if (PATH.test(key) && /[\\/]/.test(value)) return { kind: 'path', replacement: pathName(value) }
  if (key === 'bundle_id' && BUNDLE_ACCOUNT.test(value)) {
    return { kind: 'identity', replacement: value.replace(BUNDLE_ACCOUNT, 'offline') }
  }
  return null
}

const maybePath = (value: string) => /[\\/](?:Users|home|Documents and Settings)[\\/]/i.test(value)

function byLook(value: string): Redaction | null {
  let text = value
  let kind: PrivacyKind | null = null
  const replace = (pattern: RegExp, as: PrivacyKind, by: (match: string) => string) => {
    const next = text.replace(pattern, by)
    if (next !== text) kind ??= as
    text = next
  }
  if (maybePath(text)) replace(HOME_PATH, 'path', pathName)
  if (text.includes('@')) replace(EMAIL, 'identity', () => '')
  if (text.includes('://')) replace(PRIVATE_URL, 'host', () => '')
  if (text.includes('192.168.')) replace(HOME_NETWORK, 'host', () => '')
  return kind === null ? null : { kind, replacement: text }
}

const MOST_PASSES = 8

/** Takes out of a whole text what tells by its look alone, wherever it stands. */
export function redactByLook(whole: string): { readonly text: string; readonly kind: PrivacyKind | null } {
  let text = whole
  let kind: PrivacyKind | null = null
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const next = byLook(text)
    if (next === null) break
    kind ??= next.kind
    text = next.replacement
  }
  return { text, kind }
}

/** What to write instead of a setting's value, or null when it tells nothing about its owner. */
export function redact(key: string, value: string): Redaction | null {
  let kind: PrivacyKind | null = null
  let text = value
  // What is left after one thing was taken out can be private in its turn: `a/home/eve@example.org`.
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    if (text.trim() === '' || text.trim() === '""') break
    const next = byKey(key, text) ?? byLook(text)
    if (next === null || next.replacement === text) return kind === null ? null : { kind, replacement: text }
    kind ??= next.kind
    text = next.replacement
  }
  return kind === null ? null : { kind, replacement: byLook(text) === null ? text : '' }
}
