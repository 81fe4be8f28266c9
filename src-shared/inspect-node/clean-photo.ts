import { crc32 } from '@shared/inspect/zip/crc32'

/**
 * A photo without what it says beside the picture: place, time, device, thumbnails, comments, anything after its end.
 * What it is, its bytes say and no name does: a JPEG, PNG or WebP that is whole, still, and of a sensible size, or null.
 * Of all that is known of it only which side is up is kept.
 */
export function cleanPhoto(bytes: Buffer): Buffer | null {
  try {
    if (bytes.subarray(0, 3).equals(jpegStart)) return cleanJpeg(bytes)
    if (bytes.subarray(0, 8).equals(pngStart)) return cleanPng(bytes)
    if (bytes.toString('latin1', 0, 4) === 'RIFF') return cleanWebp(bytes)
    return null
  } catch (error) {
    // Cut short somewhere: a read past the end.
    if (error instanceof RangeError) return null
    throw error
  }
}

export const typeOfPhoto = (start: Buffer): 'image/jpeg' | 'image/png' | 'image/webp' =>
  start[0] === 0xff ? 'image/jpeg' : start[0] === 0x89 ? 'image/png' : 'image/webp'

const jpegStart = Buffer.from([0xff, 0xd8, 0xff])
const pngStart = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
const isSensible = (width: number, height: number): boolean =>
  width >= 1 && height >= 1 && width <= 20_000 && height <= 20_000

/** ITU T.81, annex B: segments, each marker with its length, and the scans after theirs. */
function cleanJpeg(bytes: Buffer): Buffer | null {
  const kept: Buffer[] = [Buffer.from([0xff, 0xd8])]
  let hasFrame = false
  let hasScan = false
  for (let at = 2; ;) {
    if (bytes.readUInt8(at) !== 0xff) return null
    const marker = bytes.readUInt8(at + 1)
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === 0xd9) {
      kept.push(Buffer.from([0xff, 0xd9]))
      return hasFrame && hasScan ? Buffer.concat(kept) : null
    }
    if (marker < 0xc0 || (marker >= 0xd0 && marker <= 0xd8)) return null
    const end = at + 2 + bytes.readUInt16BE(at + 2)
    if (end > bytes.length || end < at + 4) return null
    const segment = bytes.subarray(at, end)
    if (isFrame(marker)) {
      if (!isSensible(segment.readUInt16BE(7), segment.readUInt16BE(5))) return null
      hasFrame = true
    }
    if (isPicture(marker, segment)) kept.push(segment)
    else if (marker === 0xe1) kept.push(...sideUp(segment))
    at = end
    if (marker !== 0xda) continue
    hasScan = true
    const scanEnd = endOfScan(bytes, at)
    kept.push(bytes.subarray(at, scanEnd))
    at = scanEnd
  }
}

const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc

/** Tables, frames and scans; of the applications' own JFIF, Adobe's colours and the colour profile. */
function isPicture(marker: number, segment: Buffer): boolean {
  if (marker >= 0xe0 && marker <= 0xef) {
    const name = segment.toString('latin1', 4, 16)
    return (
      (marker === 0xe0 && name.startsWith('JFIF\0') && segment.length === 18) ||
      (marker === 0xee && name.startsWith('Adobe')) ||
      (marker === 0xe2 && name.startsWith('ICC_PROFILE\0'))
    )
  }
  return marker !== 0xfe && marker < 0xf0
}

/** Where the next marker is that is no part of the picture's own bits. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes.readUInt8(at + 1)
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
  }
  throw new RangeError('a scan without an end')
}

/** Of Exif the orientation alone (tag 0x0112), as a segment of its own. */
function sideUp(segment: Buffer): readonly Buffer[] {
  if (segment.toString('latin1', 4, 10) !== 'Exif\0\0') return []
  const tiff = segment.subarray(10)
  const little = tiff.toString('latin1', 0, 2) === 'II'
  const short = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const long = (at: number) => (little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at))
  try {
    const first = long(4)
    for (let entry = 0; entry < short(first); entry += 1) {
      const at = first + 2 + entry * 12
      if (short(at) !== 0x0112) continue
      const side = short(at + 8)
      return side >= 1 && side <= 8 ? [orientation(side)] : []
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
  }
  return []
}

const orientation = (side: number): Buffer =>
  Buffer.concat([
    Buffer.from([0xff, 0xe1, 0, 34]),
    Buffer.from('Exif\0\0MM\0*\0\0\0\x08', 'latin1'),
    Buffer.from([0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, side, 0, 0, 0, 0, 0, 0]),
  ])

const pngChunks = new Set([
  'IHDR',
  'PLTE',
  'IDAT',
  'IEND',
  'tRNS',
  'gAMA',
  'cHRM',
  'sRGB',
  'iCCP',
  'sBIT',
  'pHYs',
])

/** PNG, third edition, section 5: chunks with their length, name and check sum. */
function cleanPng(bytes: Buffer): Buffer | null {
  const kept: Buffer[] = [pngStart]
  let hasData = false
  for (let at = 8; ;) {
    const end = at + 12 + bytes.readUInt32BE(at)
    if (end > bytes.length) return null
    const name = bytes.toString('latin1', at + 4, at + 8)
    if (crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4)) return null
    if (at === 8) {
      if (name !== 'IHDR' || end !== 33) return null
      if (!isSensible(bytes.readUInt32BE(16), bytes.readUInt32BE(20))) return null
    }
    hasData ||= name === 'IDAT'
    if (pngChunks.has(name)) kept.push(bytes.subarray(at, end))
    if (name === 'IEND') return hasData ? Buffer.concat(kept) : null
    at = end
  }
}

const webpChunks = new Set(['VP8X', 'VP8 ', 'VP8L', 'ALPH', 'ICCP'])

/** RFC 9649: chunks with name and length, filled up to an even one. A film is no photo. */
function cleanWebp(bytes: Buffer): Buffer | null {
  if (bytes.toString('latin1', 8, 12) !== 'WEBP') return null
  const whole = 8 + bytes.readUInt32LE(4)
  if (whole > bytes.length) return null
  const kept: Buffer[] = []
  let hasPicture = false
  for (let at = 12; at < whole;) {
    const name = bytes.toString('latin1', at, at + 4)
    const size = bytes.readUInt32LE(at + 4)
    const end = at + 8 + size + (size % 2)
    if (end > whole || name === 'ANIM' || name === 'ANMF') return null
    const chunk = Buffer.from(bytes.subarray(at, end))
    if (name === 'VP8X') {
      const [width, height] = [chunk.readUIntLE(12, 3) + 1, chunk.readUIntLE(15, 3) + 1]
      if (!isSensible(width, height)) return null
      chunk.writeUInt8(chunk.readUInt8(8) & ~(withExif | withXmp), 8)
    }
    hasPicture ||= name === 'VP8 ' || name === 'VP8L'
    if (webpChunks.has(name)) kept.push(chunk)
    at = end
  }
  if (!hasPicture) return null
  const body = Buffer.concat([Buffer.from('WEBP', 'latin1'), ...kept])
  const head = Buffer.from('RIFF\0\0\0\0', 'latin1')
  head.writeUInt32LE(body.length, 4)
  return Buffer.concat([head, body])
}

const withExif = 0x08
const withXmp = 0x04
