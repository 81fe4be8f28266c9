// ST_Number of the 3MF core schema: decimal or exponent form, no hex, no comma, no NaN or INF.
const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/
const UNSIGNED = /^(?:0|[1-9]\d{0,9})$/

/** A finite number in the strict form of the 3MF schema, or null. */
export function strictNumber(text: string): number | null {
  if (!NUMBER.test(text)) return null
  const value = Number(text)
  return Number.isFinite(value) ? value : null
}

/** A plain unsigned integer up to 2^31-1 without sign, point or leading zero, or null. */
export function strictIndex(text: string): number | null {
  if (!UNSIGNED.test(text)) return null
  const value = Number(text)
  return value <= 0x7fffffff ? value : null
}

/** No setting, weight or time is larger, and sums of these are still exact. */
const MOST_SETTING = 1e9

/** A number as settings write it (text, possibly with a unit such as `%` missing), or null. */
export function settingNumber(text: string | null): number | null {
  const value = text === null ? null : strictNumber(text.trim())
  return value === null || Math.abs(value) > MOST_SETTING ? null : value
}
