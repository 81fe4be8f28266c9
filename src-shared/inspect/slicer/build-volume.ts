import { settingNumber } from '../numbers'

/** What a printer can reach, in millimetres: the box around its bed, whatever the bed's shape. */
export type BuildVolume = {
  readonly widthMm: number
  readonly depthMm: number
  /** Null where the settings do not say. */
  readonly heightMm: number | null
}

const positive = (value: number | null) => (value !== null && value > 0 ? value : null)

/**
 * From corners such as `0x0`, `256x0`, as `printable_area` of the Orca family and `bed_shape` of PrusaSlicer have them
 * (docs: slicer-formats.md c.4). Null where they are no area.
 */
export function buildVolume(corners: readonly string[], height: string | null): BuildVolume | null {
  const points = corners.map((corner) => corner.split('x').map((side) => settingNumber(side)))
  const side = (axis: 0 | 1): number | null => {
    const values = points.map((point) => point[axis] ?? null).filter((value) => value !== null)
    if (values.length < 3 || values.length !== points.length) return null
    return positive(Math.max(...values) - Math.min(...values))
  }
  const widthMm = side(0)
  const depthMm = side(1)
  if (widthMm === null || depthMm === null) return null
  return { widthMm, depthMm, heightMm: positive(settingNumber(height)) }
}

export function boxVolume(
  width: string | null,
  depth: string | null,
  height: string | null,
): BuildVolume | null {
  const widthMm = positive(settingNumber(width))
  const depthMm = positive(settingNumber(depth))
  return widthMm === null || depthMm === null
    ? null
    : { widthMm, depthMm, heightMm: positive(settingNumber(height)) }
}
