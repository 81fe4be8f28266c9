const SHIFTS = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21]
const SINES = Int32Array.from({ length: 64 }, (_, i) => Math.floor(Math.abs(Math.sin(i + 1)) * 2 ** 32) | 0)

/**
 * MD5 (RFC 1321) as 32 upper-case hex digits, only because slicers write it beside a G-code part and check it there.
 * It proves nothing.
 */
export function md5Hex(bytes: Uint8Array): string {
  const length = bytes.length
  const padded = new Uint8Array(((length + 72) >> 6) << 6)
  padded.set(bytes)
  padded[length] = 0x80
  const view = new DataView(padded.buffer)
  view.setUint32(padded.length - 8, (length << 3) >>> 0, true)
  view.setUint32(padded.length - 4, Math.floor(length / 2 ** 29), true)
  let [a0, b0, c0, d0] = [0x67452301, 0xefcdab89 | 0, 0x98badcfe | 0, 0x10325476]
  for (let block = 0; block < padded.length; block += 64) {
    let [a, b, c, d] = [a0, b0, c0, d0]
    for (let i = 0; i < 64; i++) {
      const round = i >> 4
      let f: number
      let word: number
      if (round === 0) [f, word] = [(b & c) | (~b & d), i]
      else if (round === 1) [f, word] = [(d & b) | (~d & c), (5 * i + 1) & 15]
      else if (round === 2) [f, word] = [b ^ c ^ d, (3 * i + 5) & 15]
      else [f, word] = [c ^ (b | ~d), (7 * i) & 15]
      const sum = (a + f + (SINES[i] ?? 0) + view.getInt32(block + word * 4, true)) | 0
      const shift = SHIFTS[round * 4 + (i & 3)] ?? 0
      ;[a, d, c] = [d, c, b]
      b = (b + ((sum << shift) | (sum >>> (32 - shift)))) | 0
    }
    ;[a0, b0, c0, d0] = [(a0 + a) | 0, (b0 + b) | 0, (c0 + c) | 0, (d0 + d) | 0]
  }
  const digest = new DataView(new ArrayBuffer(16))
  ;[a0, b0, c0, d0].forEach((word, i) => digest.setInt32(i * 4, word, true))
  return Array.from({ length: 16 }, (_, i) => digest.getUint8(i).toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase()
}
