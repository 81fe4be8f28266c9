import type { Arithmetic } from './entry'

/** The arithmetic behind an amount in one line of a table that programs read: English, and the same everywhere. */
export function arithmeticText({ asked, cap, nth, parts, threshold, total }: Arithmetic): string {
  return [
    `asked ${String(asked)}`,
    ...(cap
      ? [
          `cap ${String(cap.limit)}${cap.month ? ` in ${cap.month}` : ''}, used before ${String(cap.usedBefore)}`,
        ]
      : []),
    ...(nth === undefined ? [] : [`number ${String(nth)}`]),
    ...(parts ?? []).map(({ name, points }) => `${name} ${String(points)}`),
    ...(threshold === undefined ? [] : [`threshold ${String(threshold)}`]),
    ...(total === undefined ? [] : [`total ${String(total)}`]),
  ].join('; ')
}
