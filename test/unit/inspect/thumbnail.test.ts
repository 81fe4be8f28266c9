import { inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { pictureShape, readThumbnail } from '@shared/inspect/thumbnail'
import { plainFile, projectFile } from '../../fixtures/exports'
import { deps } from './support'

test('the first plate stands for the file', async () => {
  const picture = await readThumbnail(await projectFile({ picture: true }), deps)
  expect(picture).toMatchObject({ part: 'Metadata/plate_1.png', mime: 'image/png', width: 64, height: 64 })
})

test('a plate without a picture, a file without one and a file that cannot be read have none', async () => {
  const bytes = await projectFile({ picture: true })
  expect(await readThumbnail(bytes, deps, { plate: 2, maxBytes: Infinity })).toBeNull()
  expect(await readThumbnail(bytes, deps, { plate: 1, maxBytes: 10 })).toBeNull()
  expect(await readThumbnail(await plainFile(), deps)).toBeNull()
  expect(await readThumbnail(bytes.slice(0, 500), deps)).toBeNull()
})

test('our own pictures are PNG that unpacks to what it says', async () => {
  const picture = await readThumbnail(await projectFile({ picture: true }), deps)
  const png = Buffer.from(picture?.bytes ?? new Uint8Array(0))
  const at = png.indexOf('IDAT')
  expect(inflateSync(png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4)))).toHaveLength(64 * (64 * 4 + 1))
})

/** The header of a PNG of this size, and nothing behind it. */
function pngHead(width: number, height: number, chunk = 'IHDR'): Uint8Array {
  const bytes = Buffer.alloc(33)
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]).copy(bytes)
  bytes.write(chunk, 12, 'latin1')
  bytes.writeUInt32BE(width, 16)
  bytes.writeUInt32BE(height, 20)
  return Uint8Array.from(bytes)
}

test.each([
  ['a small one', pngHead(512, 512), true],
  ['the largest', pngHead(4096, 4096), true],
  ['a few bytes that unpack to gigabytes', pngHead(8192, 8192), false],
  ['a side of two thousand million', pngHead(0x7fffffff, 1), false],
  ['a side that wraps round', pngHead(0xffffffff, 0xffffffff), false],
  ['no width', pngHead(0, 512), false],
  ['another chunk before its header', pngHead(512, 512, 'tEXt'), false],
  ['a header cut short', pngHead(512, 512).slice(0, 30), false],
])('PNG is judged by its header: %s', (_, bytes, taken) => expect(pictureShape(bytes) !== null).toBe(taken))

test.each([
  ['GIF', Buffer.from('GIF89a\x40\x00\x40\x00' + '\0'.repeat(30), 'latin1')],
  ['WebP', Buffer.from('RIFF\x24\0\0\0WEBPVP8 ' + '\0'.repeat(30), 'latin1')],
  ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
  ['BMP', Buffer.from('BM' + '\0'.repeat(60), 'latin1')],
])('%s is refused', (_, bytes) => expect(pictureShape(Uint8Array.from(bytes))).toBeNull())

test('a JPEG without end of header, or with a frame that is too large, is no picture', () => {
  const segments = Array.from({ length: 5000 }, () => [0xff, 0xe1, 0, 2]).flat()
  expect(
    pictureShape(
      Uint8Array.from([0xff, 0xd8, ...segments, 0xff, 0xc0, 0, 11, 8, 0, 20, 0, 30, 1, 1, 0x11, 0]),
    ),
  ).toBeNull()
  expect(
    pictureShape(Uint8Array.from([0xff, 0xd8, 0xff, 0xc0, 0, 11, 8, 0xff, 0xff, 0xff, 0xff, 1, 1, 0x11, 0])),
  ).toBeNull()
})

test('JPEG tells its size by its frame, and nonsense is no picture', () => {
  const jpeg = Uint8Array.from([
    0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc0, 0, 11, 8, 0, 20, 0, 30, 1, 1, 0x11, 0,
  ])
  expect(pictureShape(jpeg)).toEqual({ mime: 'image/jpeg', width: 30, height: 20 })
  expect(pictureShape(Uint8Array.from([1, 2, 3]))).toBeNull()
})
