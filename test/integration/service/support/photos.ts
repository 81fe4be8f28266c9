import { crc32 } from '@shared/inspect/zip/crc32'
import { deflateSync } from 'node:zlib'

const segment = (marker: number, body: Buffer | string): Buffer => {
  const bytes = Buffer.from(body)
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(bytes.length + 2, 2)
  return Buffer.concat([head, bytes])
}

/** Where the photo says it was taken. */
export const place = 'GPS 47.3769N 8.5417E'

/** Exif with an orientation and a place, as phones write it. */
const exif = (side: number): Buffer =>
  segment(
    0xe1,
    Buffer.concat([
      Buffer.from('Exif\0\0II*\0\x08\0\0\0', 'latin1'),
      Buffer.from([2, 0]),
      Buffer.from([0x12, 0x01, 3, 0, 1, 0, 0, 0, side, 0, 0, 0]),
      Buffer.from([0x25, 0x88, 4, 0, 1, 0, 0, 0, 38, 0, 0, 0]),
      Buffer.from([0, 0, 0, 0]),
      Buffer.from(place),
    ]),
  )

/** As a phone makes it: Exif, another maker's segment, a comment, two scans, and something after its end. */
export const jpeg = (salt = '', side = 6): Buffer =>
  Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, Buffer.from([...Buffer.from('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 0, 0])),
    exif(side),
    segment(0xed, `Photoshop ${place}`),
    segment(0xfe, `comment ${place}`),
    segment(0xc0, Buffer.from([8, 0, 16, 0, 16, 1, 1, 0x11, 0])),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([1, 2, 0xff, 0x00, 3, 0xff, 0xd0, 4]),
    Buffer.from(`bits ${salt}`),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([5, 6]),
    Buffer.from([0xff, 0xd9]),
    Buffer.from(`after the end: ${place}`),
  ])

const chunk = (name: string, body: Buffer): Buffer => {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), body])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(body.length)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}

export const png = (): Buffer =>
  Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])),
    chunk('tEXt', Buffer.from(`Location\0${place}`)),
    chunk('eXIf', Buffer.from(place)),
    chunk('IDAT', deflateSync(Buffer.from([0, 0]))),
    chunk('IEND', Buffer.alloc(0)),
    Buffer.from(place),
  ])

const riff = (name: string, body: Buffer): Buffer => {
  const size = Buffer.alloc(4)
  size.writeUInt32LE(body.length)
  return Buffer.concat([Buffer.from(name, 'latin1'), size, body, Buffer.alloc(body.length % 2)])
}

export const webp = (): Buffer =>
  riff(
    'RIFF',
    Buffer.concat([
      Buffer.from('WEBP', 'latin1'),
      riff('VP8X', Buffer.from([0x0c, 0, 0, 0, 9, 0, 0, 9, 0, 0])),
      riff('VP8 ', Buffer.from([1, 2, 3])),
      riff('EXIF', Buffer.from(place)),
      riff('XMP ', Buffer.from(place)),
    ]),
  )
