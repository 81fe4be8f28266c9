/** Why an entry's name is not a part name (OPC part naming; docs: slicer-formats.md e and f), or null. */
export function nameFault(name: string): string | null {
  if (name === '') return 'empty'
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  if (/[\u0000-\u001f\u007f]/.test(name)) return 'control character'
  if (name.includes('\\')) return 'backslash'
  if (name.startsWith('/')) return 'absolute'
  if (/^[A-Za-z]:/.test(name)) return 'drive letter'
  if (/%(?:2f|5c)/i.test(name)) return 'percent-encoded slash'
  const segments = name.replace(/\/$/, '').split('/')
  for (const segment of segments) {
    if (segment === '') return 'empty segment'
    if (segment === '.' || segment === '..') return 'climbs out of the archive'
    if (segment.endsWith('.')) return 'trailing dot'
  }
  return null
}

/** Two names that OPC holds to be the same part have the same key: case and Unicode form do not count. */
export function partKey(name: string): string {
  return name.replace(/^\/+/, '').normalize('NFC').toLowerCase()
}

function percentDecoded(target: string): string {
  try {
    return decodeURIComponent(target)
  } catch {
    return target
  }
}

/** The part key a relationship target means, relative to the part that carries it; null where it climbs out. */
export function targetKey(target: string, sourcePart: string): string | null {
  const decoded = percentDecoded(target)
  const base = decoded.startsWith('/') ? [] : sourcePart.split('/').slice(0, -1)
  const segments = [...base]
  for (const segment of decoded.split('/')) {
    if (segment === '' || segment === '.') continue
    if (segment === '..') {
      if (segments.length === 0) return null
      segments.pop()
    } else segments.push(segment)
  }
  return partKey(segments.join('/'))
}
