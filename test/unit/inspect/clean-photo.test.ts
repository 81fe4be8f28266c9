import { cleanPhoto, typeOfPhoto } from '@shared/inspect-node/clean-photo'
import { describe, expect, it } from 'vitest'
import { jpeg, place, png, webp } from '../../integration/service/support/photos'

const photos = { jpeg: jpeg(), png: png(), webp: webp() }

describe.each(Object.entries(photos))('a %s', (type, bytes) => {
  it('keeps its picture and nothing of where it was taken', () => {
    expect(bytes.includes(place)).toBe(true)
    const cleaned = cleanPhoto(bytes)
    expect(cleaned?.includes(place)).toBe(false)
    expect(typeOfPhoto(cleaned ?? Buffer.alloc(0))).toBe(`image/${type}`)
  })

  it('is the same however often it is cleaned', () => {
    const cleaned = cleanPhoto(bytes) ?? Buffer.alloc(0)
    expect(cleanPhoto(cleaned)).toEqual(cleaned)
  })

  it('is none when it is cut short anywhere before its end', () => {
    const whole = bytes.length - (type === 'webp' ? 0 : place.length + (type === 'jpeg' ? 15 : 0))
    for (let length = 0; length < whole; length += 1) {
      expect([length, cleanPhoto(bytes.subarray(0, length))]).toEqual([length, null])
    }
  })
})

it('a JPEG keeps which side is up, both scans and its colours, and ends where it ends', () => {
  const cleaned = cleanPhoto(photos.jpeg) ?? Buffer.alloc(0)
  expect(cleaned.includes(Buffer.from([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6]))).toBe(true)
  expect(cleaned.toString('latin1')).toContain('JFIF')
  expect(cleaned.toString('latin1')).toContain('bits ')
  expect(cleaned.subarray(-4)).toEqual(Buffer.from([5, 6, 0xff, 0xd9]))
})

it.each([
  ['nothing', Buffer.alloc(0)],
  ['a text', Buffer.from('photo.jpg')],
  [
    'a web page behind a picture’s first bytes',
    Buffer.from('\xff\xd8\xff<script>alert(1)</script>', 'latin1'),
  ],
  ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
  ['a GIF', Buffer.from('GIF89a\x01\0\x01\0\0\0\0;', 'latin1')],
  ['a 3MF', Buffer.from('PK\x03\x04', 'latin1')],
  ['a sound file in the same kind of box', Buffer.from('RIFF\x04\0\0\0WAVE', 'latin1')],
  ['a PNG whose check sum is wrong', Buffer.from(png().map((byte, at) => (at === 30 ? byte ^ 1 : byte)))],
  ['a JPEG of nothing but its ends', Buffer.from([0xff, 0xd8, 0xff, 0xd9])],
])('%s is no photo', (_, bytes) => {
  expect(cleanPhoto(bytes)).toBeNull()
})
