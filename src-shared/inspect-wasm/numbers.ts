/** Numbers between quotes, in the strict form of the 3MF schema (`numbers.ts` of the inspector is its other half). */

/** A number of more digits, or a greater exponent, than is exact here; what is none comes back as NaN. */
declare function readNumber(from: usize, length: usize): f64

const QUOTE: u32 = 0x22
const PLUS: u32 = 0x2b
const MINUS: u32 = 0x2d
const POINT: u32 = 0x2e
const ZERO: u32 = 0x30

const EXACT: u64 = 1 << 53
const MOST_POWER: i32 = 22
const MOST_DIGITS: i32 = 19
/** The powers of ten that are exact: one rounding, in the last step, is then all there is. */
const powers = memory.data<f64>([
  1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
  1e20, 1e21, 1e22,
])
/** What a number is multiplied by when so many digits, at most eight, come behind it. */
const shifts = memory.data<u64>([1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000])

/** Behind the closing quote of the number read last; 0 where it was none. */
export let end: usize = 0

const ZEROS: u64 = 0x3030303030303030
/** How many of eight bytes are digits, up to the first that is none; `bytes` are xored with `ZEROS`. */
function digitsIn(bytes: u64): i32 {
  return <i32>(ctz(((bytes + 0x7676767676767676) | bytes) & 0x8080808080808080) >> 3)
}

/** The number that the first so many digits make, the first being the lowest byte; `bytes` are xored with `ZEROS`. */
function valueOf(bytes: u64, digits: i32): u64 {
  if (digits === 0) return 0
  const behind = <u64>(64 - 8 * digits)
  let value = bytes << behind
  value = ((value & 0x0f0f0f0f0f0f0f0f) * 2561) >> 8
  value = ((value & 0x00ff00ff00ff00ff) * 6553601) >> 16
  return ((value & 0x0000ffff0000ffff) * 42949672960001) >> 32
}

let mantissa: u64 = 0
let digits: i32 = 0

/** Behind the digits that begin at `from`, which are added to `mantissa` and counted in `digits`. */
function digitsAt(from: usize): usize {
  let at = from
  while (true) {
    const bytes = load<u64>(at) ^ ZEROS
    const count = digitsIn(bytes)
    mantissa = mantissa * load<u64>(shifts + ((<usize>count) << 3)) + valueOf(bytes, count)
    digits += count
    at += count
    if (count < 8 || digits > MOST_DIGITS) return at
  }
}

/** The number that begins at `at`, just behind a quote. */
export function numberAt(at: usize): f64 {
  const first = <u32>load<u8>(at)
  const start = at + <usize>(first === MINUS || first === PLUS)
  mantissa = 0
  digits = 0
  let p = digitsAt(start)
  let power: i32 = 0
  if (<u32>load<u8>(p) === POINT) {
    const whole = digits
    p = digitsAt(p + 1)
    power = digits - whole
  }
  end = 0
  if (digits === 0) return NaN
  // From here on only a number that ends in a quote and is exact; the others are looked at again, from their start.
  if (<u32>load<u8>(p) !== QUOTE || digits > MOST_DIGITS || mantissa > EXACT || power > MOST_POWER)
    return slowly(at)
  end = p + 1
  const value = <f64>(<i64>mantissa) / load<f64>(powers + ((<usize>power) << 3))
  return first === MINUS ? -value : value
}

function slowly(at: usize): f64 {
  let p = at
  while (load<u8>(p) > 0x20 && <u32>load<u8>(p) !== QUOTE) p++
  if (<u32>load<u8>(p) !== QUOTE) return NaN
  const value = readNumber(at, p - at)
  if (value === value) end = p + 1
  return value
}

/** The plain unsigned integer that begins at `at`: no sign, no leading zero, below 2^31. */
export function indexAt(at: usize): u32 {
  const bytes = load<u64>(at) ^ ZEROS
  let count = digitsIn(bytes)
  let value = valueOf(bytes, count)
  if (count === 8) {
    let digit = <u32>load<u8>(at, 8) - ZERO
    while (digit < 10 && count <= 10) {
      value = value * 10 + <u64>digit
      digit = <u32>load<u8>(at + ++count) - ZERO
    }
    if (count > 10 || value >= 1 << 31) count = 0
  }
  const p = at + count
  const isPlain = count > 0 && (count === 1 || <u32>load<u8>(at) !== ZERO) && <u32>load<u8>(p) === QUOTE
  end = isPlain ? p + 1 : 0
  return <u32>value
}
