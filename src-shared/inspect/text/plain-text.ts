// C0 and C1 controls but for tab and line feed, marks that turn the direction of text, and invisible format characters.
const HIDDEN =
  // eslint-disable-next-line no-control-regex -- control characters are what is taken out
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u061C\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]/g

// Half of a pair: nothing can show it, and JSON and UTF-8 disagree about it.
const HALF = /\p{Surrogate}/gu

/** What a file says, safe to show as text: no controls, no direction marks, cut to `max` characters. */
export function plainText(text: string, max: number): string {
  const clean = text
    .slice(0, max * 2)
    .replace(HIDDEN, '')
    .replace(HALF, '')
    .trim()
  if (clean.length <= max) return clean
  const cut = clean.slice(0, max)
  return /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut
}

/** `plainText`, or null when nothing is left to show. */
export function plainTextOrNull(text: string | null | undefined, max: number): string | null {
  if (text === null || text === undefined) return null
  const clean = plainText(text, max)
  return clean === '' ? null : clean
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Undoes one level of XML escaping: the Orca family escapes metadata twice (docs: slicer-formats.md c.3). */
export function unescapeOnce(text: string): string {
  return text.replace(
    /&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([0-9a-fA-F]{1,6}));/g,
    (whole, name, dec, hex) => {
      if (typeof name === 'string') return named[name] ?? whole
      const code = typeof dec === 'string' ? Number(dec) : parseInt(String(hex), 16)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
    },
  )
}
