import { pick, span, type Random } from './pick'

/** Bytes without a notion of what they are: set, cut, copied, grown. */
export function mutateBytes(bytes: Uint8Array, random: Random): Uint8Array {
  let out = bytes.slice()
  for (let i = random.int(1, 6); i > 0; i--) {
    const { from, to } = span(random, out.length)
    const how = pick(random, ['set', 'set', 'set', 'flip', 'cut', 'end', 'copy'])
    if (out.length === 0) return Uint8Array.of(random.int(0, 255))
    if (how === 'set') out[from] = pick(random, [0, 1, 0x7f, 0x80, 0xff, random.int(0, 255)])
    else if (how === 'flip') out[from] = (out[from] ?? 0) ^ (1 << random.int(0, 7))
    else if (how === 'cut') out = Uint8Array.from([...out.subarray(0, from), ...out.subarray(to)])
    else if (how === 'end') out = out.slice(0, random.int(0, out.length))
    else out = Uint8Array.from([...out.subarray(0, to), ...out.subarray(from, to), ...out.subarray(to)])
  }
  return out
}
