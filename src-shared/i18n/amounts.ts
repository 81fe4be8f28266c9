import { numberFormat } from './formats'

/** Points with their sign, as every page shows them: `+65`, `0`, and a real minus. */
export function signedPoints(locale: string, amount: number): string {
  const digits = numberFormat(locale).format(Math.abs(amount))
  if (amount === 0) return digits
  return `${amount > 0 ? '+' : '−'}${digits}`
}
