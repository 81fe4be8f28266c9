import type { Settings } from './settings'

/** What was sliced, and how the round of the wall runs at a height: the G-code really draws the outline. */
export type Slice = {
  readonly seconds: number
  readonly grams: number
  readonly layers: number
  readonly layerHeight: number
  readonly outline: (z: number, angle: number) => number
  readonly centre: readonly [number, number]
}

const POINTS = 60
const DRAWN_LAYERS = 40

const duration = (seconds: number) =>
  [
    [Math.floor(seconds / 3600), 'h'],
    [Math.floor((seconds % 3600) / 60), 'm'],
    [seconds % 60, 's'],
  ]
    .filter(([value]) => value !== 0)
    .map(([value, unit]) => `${String(value)}${String(unit)}`)
    .join(' ')

const valueText = (value: string | readonly string[]) =>
  typeof value === 'string'
    ? value.replace(/\n/g, '\\n')
    : value.join(value.some((each) => /[a-z@#]/i.test(each)) ? ';' : ',')

function outlineMoves({ layers, layerHeight, outline, centre }: Slice): string[] {
  const lines: string[] = []
  let filament = 0
  for (let layer = 1; layer <= Math.min(layers, DRAWN_LAYERS); layer++) {
    const z = layer * layerHeight
    lines.push(';LAYER_CHANGE', `;Z:${z.toFixed(2)}`, `G1 Z${z.toFixed(2)} F9000`)
    for (let point = 0; point <= POINTS; point++) {
      const angle = (point / POINTS) * 2 * Math.PI
      const radius = outline(z, angle)
      filament += point === 0 ? 0 : (radius * 2 * Math.PI * 0.033) / POINTS
      const x = (centre[0] + radius * Math.cos(angle)).toFixed(3)
      const y = (centre[1] + radius * Math.sin(angle)).toFixed(3)
      lines.push(point === 0 ? `G1 X${x} Y${y} F18000` : `G1 X${x} Y${y} E${filament.toFixed(5)}`)
    }
  }
  return lines
}

/** G-code with header, moves and, at the end, the settings, as all printers but Bambu's get it (docs: b.3). */
export function plateGcode(writer: string, settings: Settings, slice: Slice): string {
  const config = Object.entries(settings)
    .filter(([key]) => !['print_host', 'printhost_apikey', 'from', 'name', 'version'].includes(key))
    .map(([key, value]) => `; ${key} = ${valueText(value)}`)
  return [
    '; HEADER_BLOCK_START',
    `; ${writer} on 2026-11-20 at 19:04:12`,
    `; total layer number: ${slice.layers}`,
    '; filament_density: 1.24',
    '; filament_diameter: 1.75',
    `; max_z_height: ${(slice.layers * slice.layerHeight).toFixed(2)}`,
    '; HEADER_BLOCK_END',
    '',
    '; EXECUTABLE_BLOCK_START',
    'M140 S60',
    'M104 S210',
    'G28',
    'G90',
    'M82',
    'G92 E0',
    ...outlineMoves(slice),
    'M104 S0',
    'M140 S0',
    'M84',
    '; EXECUTABLE_BLOCK_END',
    '',
    `; filament used [g] = ${slice.grams.toFixed(2)}`,
    `; total filament used [g] = ${slice.grams.toFixed(2)}`,
    `; total layers count = ${slice.layers}`,
    `; estimated printing time (normal mode) = ${duration(slice.seconds)}`,
    '',
    '; CONFIG_BLOCK_START',
    ...config,
    '; CONFIG_BLOCK_END',
    '',
  ].join('\n')
}
