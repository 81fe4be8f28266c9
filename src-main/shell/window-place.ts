import type { WindowPlace } from './remembered'

export type Area = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
type Place = Omit<WindowPlace, 'maximised' | 'x' | 'y'> & { readonly x?: number; readonly y?: number }

const usual = { width: 1389, height: 868 }
/** As much of the header as one needs to take hold of the window. */
const reach = { width: 120, height: 40 }

/** The remembered place where a display still shows it, otherwise the usual size in the middle of the first display. */
export function placeOn(displays: readonly Area[], remembered: WindowPlace | null): Place {
  const first = displays[0]
  if (remembered !== null && displays.some((display) => shows(display, remembered))) {
    return { x: remembered.x, y: remembered.y, width: remembered.width, height: remembered.height }
  }
  if (first === undefined) return usual
  return { width: Math.min(usual.width, first.width), height: Math.min(usual.height, first.height) }
}

function shows(display: Area, window: Area): boolean {
  const width = Math.min(display.x + display.width, window.x + window.width) - Math.max(display.x, window.x)
  const headerIsOn = window.y >= display.y && window.y + reach.height <= display.y + display.height
  return width >= reach.width && headerIsOn && window.width > 0 && window.height > 0
}
