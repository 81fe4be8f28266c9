/** Numbers between quotes, in the strict form of the 3MF schema (`numbers.ts` of the inspector is its other half). */

/** A number of more digits, or a greater exponent, than is exact here; what is none comes back as NaN. */
declare function readNumber(from: usize, length: usize): f64

const QUOTE: u32 = 0x22
const PLUS: u32 = 0x2b
const MINUS: u32 = 0x2d
const POINT: u32 = 0x2e
const ZERO: u32 = 0x30
const SMALL_E: u32 = 0x65
const LOWER: u32 = 0x20

const EXACT: u64 = 1 << 53
const MOST_POWER: i32 = 22
/** The powers of ten that are exact: one rounding, in the last step, is then all there is. */
const powers = memory.data<f64>([
  1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
  1e20, 1e21, 1e22,
])

/** Behind the closing quote of the number read last; 0 where it was none. */
export let end: usize = 0

/** The number that begins at `at`, just behind a quote. */
export function numberAt(at: usize): f64 {
  let p = at
  const first = <u32>load<u8>(p)
  if (first === MINUS || first === PLUS) p++
  let mantissa: u64 = 0
  let start = p
  let digit = <u32>load<u8>(p) - ZERO
  while (digit < 10) {
    mantissa = mantissa * 10 + <u64>digit
    digit = <u32>load<u8>(++p) - ZERO
  }
  let digits = p - start
  let power: i32 = 0
  if (<u32>load<u8>(p) === POINT) {
    start = ++p
    digit = <u32>load<u8>(p) - ZERO
    while (digit < 10) {
      mantissa = mantissa * 10 + <u64>digit
      digit = <u32>load<u8>(++p) - ZERO
    }
    power = -(<i32>(p - start))
    digits += p - start
  }
  end = 0
  if (digits === 0) return NaN
  if (<u32>load<u8>(p) !== QUOTE) {
    if (((<u32>load<u8>(p)) | LOWER) !== SMALL_E) return NaN
    return slowly(at)
  }
  if (digits > 19 || mantissa > EXACT || power < -MOST_POWER) return slowly(at)
  end = p + 1
  const value = <f64>(<i64>mantissa) / load<f64>(powers + ((<usize>-power) << 3))
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
  let p = at
  let value: u64 = 0
  let digit = <u32>load<u8>(p) - ZERO
  while (digit < 10) {
    value = value * 10 + <u64>digit
    digit = <u32>load<u8>(++p) - ZERO
  }
  const digits = p - at
  const plain = digits > 0 && digits <= 10 && value < 1 << 31 && (digits === 1 || <u32>load<u8>(at) !== ZERO)
  end = plain && <u32>load<u8>(p) === QUOTE ? p + 1 : 0
  return <u32>value
}
