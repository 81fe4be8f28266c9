import { numberFormat } from '@shared/i18n/formats'

/** The day of a moment where the member is, for telling days apart. */
export const dayKey = (at: Date): string => `${at.getFullYear()}-${at.getMonth()}-${at.getDate()}`

const units = ['kilobyte', 'megabyte', 'gigabyte'] as const

/** `12.6 MB`: decimal units, as file managers on most systems have them; never rounded up to the next unit. */
export function bytesIn(locale: string, size: number): string {
  let value = size / 1000
  let unit = 0
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000
    unit++
  }
  return numberFormat(locale, {
    style: 'unit',
    unit: units[unit] ?? 'gigabyte',
    unitDisplay: 'short',
    maximumFractionDigits: value < 10 ? 1 : value < 100 ? 1 : 0,
  }).format(size === 0 ? 0 : Math.max(value, 0.1))
}

/** Whole hours and minutes of a duration in seconds. */
export function hoursMinutes(seconds: number): { readonly hours: number; readonly minutes: number } {
  const minutes = Math.round(seconds / 60)
  return { hours: Math.floor(minutes / 60), minutes: minutes % 60 }
}
