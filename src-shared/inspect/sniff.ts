import { decodeLatin1 } from './text/decode'

/** What the first bytes say a file is. */
export type Sniffed = 'empty' | 'zip' | 'json' | 'text' | 'html' | 'lfs-pointer' | 'binary-gcode' | 'binary'

const SNIFF_BYTES = 512

export function sniff(head: Uint8Array): Sniffed {
  if (head.length === 0) return 'empty'
  const text = decodeLatin1(head.subarray(0, SNIFF_BYTES)).replace(/^\u00ef\u00bb\u00bf/, '')
  if (text.startsWith('PK\u0003\u0004') || text.startsWith('PK\u0005\u0006')) return 'zip'
  if (text.startsWith('GCDE')) return 'binary-gcode'
  if (text.startsWith('version https://git-lfs')) return 'lfs-pointer'
  if (/^\s*(?:<!doctype html|<html)/i.test(text)) return 'html'
  if (/^\s*[{[]/.test(text)) return 'json'
  // eslint-disable-next-line no-control-regex -- control characters are what tells text from other data
  return /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(text) ? 'binary' : 'text'
}

/** In words, for a file that is named .3mf and is none. */
export const sniffedName: Readonly<Record<Sniffed, string>> = {
  empty: 'nothing',
  zip: 'an archive',
  json: 'JSON',
  text: 'plain text',
  html: 'a web page',
  'lfs-pointer': 'a Git LFS pointer instead of the file',
  'binary-gcode': 'binary G-code',
  binary: 'data that is no archive',
}
