import type { Page } from '@playwright/test'

/** Where the photo says it was taken. */
export const whereTaken = 'GPS 47.3769N 8.5417E'

/** A photo as a phone takes it: large, and saying where it was taken. */
export async function phonePhoto(page: Page, ink = 'black'): Promise<Buffer> {
  const url = await page.evaluate((fill) => {
    const canvas = document.createElement('canvas')
    canvas.width = 3000
    canvas.height = 2000
    const pen = canvas.getContext('2d')
    if (pen) pen.fillStyle = fill
    pen?.fillRect(900, 600, 1200, 800)
    return canvas.toDataURL('image/jpeg')
  }, ink)
  const plain = Buffer.from(url.slice(url.indexOf(',') + 1), 'base64')
  const exif = Buffer.concat([
    Buffer.from('Exif\0\0II*\0\x08\0\0\0', 'latin1'),
    Buffer.from([1, 0, 0x25, 0x88, 4, 0, 1, 0, 0, 0, 26, 0, 0, 0, 0, 0, 0, 0]),
    Buffer.from(whereTaken),
  ])
  const head = Buffer.from([0xff, 0xe1, 0, 0])
  head.writeUInt16BE(exif.length + 2, 2)
  return Buffer.concat([plain.subarray(0, 2), head, exif, plain.subarray(2)])
}
