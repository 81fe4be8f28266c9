import { encodeUtf8 } from '@shared/inspect/text/decode'
import { chance, pick, type Random } from './pick'

function utf16(text: string, littleEndian: boolean, mark: boolean): Uint8Array {
  const all = mark ? `\ufeff${text}` : text
  const view = new DataView(new ArrayBuffer(all.length * 2))
  for (let i = 0; i < all.length; i++) view.setUint16(i * 2, all.charCodeAt(i), littleEndian)
  return new Uint8Array(view.buffer)
}

const latin1 = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0))

/** The text as bytes, now and then in another encoding than anybody expects. */
export function encodeOddly(text: string, random: Random): Uint8Array {
  if (chance(random, 0.9)) return encodeUtf8(text)
  return pick(random, [
    () => utf16(text, true, true),
    () => utf16(text, false, true),
    () => utf16(text, chance(random, 0.5), false),
    () => encodeUtf8(`\ufeff${text}`),
    () => latin1(text),
    () => utf16(text, true, true).slice(0, -1),
  ])()
}
