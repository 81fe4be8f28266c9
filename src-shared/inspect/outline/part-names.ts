import { HIDDEN } from './words'

/** Folders and files of packages whose names the slicers give, and no person (docs: slicer-formats.md b.2 and c.1). */
const FOLDERS: ReadonlySet<string> = new Set([
  '3D',
  'Objects',
  'Textures',
  'Metadata',
  '_rels',
  'Auxiliaries',
  '.thumbnails',
  'Model Pictures',
  'Profile Pictures',
  'Bill of Materials',
  'Assembly Guide',
  'Others',
  'Cura',
  'UM3',
  'docProps',
  'printer',
  'machine',
  'process',
  'filament',
  'word',
  'xl',
  'ppt',
  'META-INF',
])
const FILES: readonly RegExp[] = [
  /^\[Content_Types\]\.xml$/i,
  /^(?:3dmodel\.model|model_settings\.config)?\.rels$/i,
  /^3dmodel\.model$/i,
  /^(?:plate|plate_no_light|top|pick)_\d{1,3}(?:_small)?\.(?:png|json)$/i,
  /^plate_\d{1,3}\.gcode(?:\.md5)?$/i,
  /^(?:project|model)_settings\.config$/i,
  /^(?:process|filament|machine)_settings_\d{1,3}\.config$/i,
  /^slice_info\.config$/i,
  /^(?:cut_information|layer_config_ranges|custom_gcode_per_layer)\.xml$/i,
  /^(?:layer_heights_profile|brim_ear_points)\.txt$/i,
  /^filament_sequence\.json$/i,
  /^thumbnail(?:_3mf|_middle|_small)?\.(?:png|jpe?g)$/i,
  /^(?:Slic3r_PE|Slic3r_PE_model)\.config$/i,
  /^(?:Prusa_Slicer|Slic3r_PE)_[a-z_]{1,40}\.(?:xml|txt|config)$/i,
  /^bundle_(?:structure|metadata)\.json$/i,
  /^(?:version|plugin_metadata)\.(?:ini|json)$/i,
  /^preferences\.cfg$/i,
]
const SUFFIXES: ReadonlySet<string> = new Set(
  '3mf bmp cfg config csv fdm_material gcode gif ini jpeg jpg json md5 model mp4 pdf png rels step stl svg txt webp xml zip'.split(
    ' ',
  ),
)

function safeSegment(segment: string, isLast: boolean): string {
  if (!isLast) return FOLDERS.has(segment) ? segment : HIDDEN
  if (FILES.some((file) => file.test(segment))) return segment
  const suffix = /\.([a-z0-9_]{1,12})$/i.exec(segment)?.[1]?.toLowerCase()
  return suffix !== undefined && SUFFIXES.has(suffix) ? `${HIDDEN}.${suffix}` : HIDDEN
}

/** A part's name with every segment that a person may have chosen as `*`: objects, presets, attached files. */
export function safePartName(name: string): string {
  const segments = name.split('/').slice(0, 16)
  return segments.map((segment, i) => safeSegment(segment, i === segments.length - 1)).join('/')
}
