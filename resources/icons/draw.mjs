// Draws the app's icons: three strands, the last one laid is filament. Run `node resources/icons/draw.mjs` after a change.
import { writeFileSync } from 'node:fs'
import { deflateSync } from 'node:zlib'

/** @typedef {{ x: number, y: number, width: number, height: number, radius: number, colour: readonly [number, number, number] }} Bar in units of the icon's side */

const dark = /** @type {const} */ ([0x16, 0x1e, 0x20])
const light = /** @type {const} */ ([0xd7, 0xdf, 0xdf])
const grey = /** @type {const} */ ([0x8c, 0x99, 0x9b])
const filament = /** @type {const} */ ([0xf3, 0x6a, 0x2e])
const black = /** @type {const} */ ([0, 0, 0])

/** @param {readonly (readonly [number, number, number])[]} colours @param {number} left @param {number} top @param {number} size */
const strands = (colours, left, top, size) =>
  [0.42, 0.72, 1].map((length, index) => ({
    x: left,
    y: top + index * size * 0.37,
    width: size * length,
    height: size * 0.26,
    radius: size * 0.13,
    colour: colours[index] ?? black,
  }))

const square = { x: 0.04, y: 0.04, width: 0.92, height: 0.92, radius: 0.22, colour: dark }
const pictures = {
  'icon.png': { side: 512, bars: [square, ...strands([grey, light, filament], 0.23, 0.23, 0.54)] },
  'tray.png': {
    side: 32,
    bars: [
      { ...square, x: 0, y: 0, width: 1, height: 1 },
      ...strands([grey, light, filament], 0.18, 0.18, 0.64),
    ],
  },
  'tray-template.png': { side: 16, bars: strands([black, black, black], 0.06, 0.09, 0.88) },
  'tray-template@2x.png': { side: 32, bars: strands([black, black, black], 0.06, 0.09, 0.88) },
}

/** How much of a pixel a bar covers, from the distance of the pixel's middle to the bar's rounded edge. @param {Bar} bar @param {number} x @param {number} y @param {number} side */
function cover(bar, x, y, side) {
  const dx = Math.abs(x - bar.x - bar.width / 2) - bar.width / 2 + bar.radius
  const dy = Math.abs(y - bar.y - bar.height / 2) - bar.height / 2 + bar.radius
  const distance = Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - bar.radius
  return Math.min(1, Math.max(0, 0.5 - distance * side))
}

/** @param {readonly Bar[]} bars @param {number} side */
function paint(bars, side) {
  const rows = Buffer.alloc(side * (side * 4 + 1))
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      let [red, green, blue, alpha] = [0, 0, 0, 0]
      for (const bar of bars) {
        const part = cover(bar, (x + 0.5) / side, (y + 0.5) / side, side)
        const sum = part + alpha * (1 - part)
        const mix = (/** @type {number} */ over, /** @type {number} */ under) =>
          sum === 0 ? 0 : (over * part + under * alpha * (1 - part)) / sum
        ;[red, green, blue, alpha] = [
          mix(bar.colour[0], red),
          mix(bar.colour[1], green),
          mix(bar.colour[2], blue),
          sum,
        ]
      }
      rows.set([red, green, blue, alpha * 255].map(Math.round), y * (side * 4 + 1) + 1 + x * 4)
    }
  }
  return rows
}

/** @param {Buffer} bytes */
function crc(bytes) {
  let value = ~0
  for (const byte of bytes) {
    value ^= byte
    for (let bit = 0; bit < 8; bit += 1) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0)
  }
  return ~value >>> 0
}

/** @param {string} type @param {Buffer} data */
function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}

/** @param {Buffer} rows @param {number} side */
function png(rows, side) {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  header.set([8, 6, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

for (const [name, { side, bars }] of Object.entries(pictures)) {
  writeFileSync(new URL(name, import.meta.url), png(paint(bars, side), side))
}
