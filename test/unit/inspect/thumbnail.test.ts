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

test('JPEG tells its size by its frame, and nonsense is no picture', () => {
  const jpeg = Uint8Array.from([
    0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc0, 0, 11, 8, 0, 20, 0, 30, 1, 1, 0x11, 0,
  ])
  expect(pictureShape(jpeg)).toEqual({ mime: 'image/jpeg', width: 30, height: 20 })
  expect(pictureShape(Uint8Array.from([1, 2, 3]))).toBeNull()
})
