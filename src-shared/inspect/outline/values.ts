import { coreMetadataNames } from '../threemf/names'
import { HIDDEN, safeName } from './words'

/** Values an outline may show: from lists that somebody else made, so that nothing of a person's is among them. */
const byKey: Readonly<Record<string, readonly string[]>> = {
  unit: ['micron', 'millimeter', 'centimeter', 'inch', 'foot', 'meter'],
  type: [
    'model',
    'solidsupport',
    'support',
    'surface',
    'other',
    'object',
    'volume',
    'machine',
    'machine_model',
    'process',
    'filament',
    'quality',
    'quality_changes',
    'user',
    'definition_changes',
    'extruder_train',
  ],
  subtype: ['normal_part', 'negative_part', 'modifier_part', 'support_blocker', 'support_enforcer'],
  from: ['User', 'user', 'system', 'project', 'default'],
  instantiation: ['true', 'false'],
  'X-BBL-Client-Type': ['slicer'],
  TargetMode: ['Internal', 'External'],
  Extension: ['rels', 'model', 'png', 'jpg', 'jpeg', 'gcode', 'config', 'xml', 'json', 'texture'],
}
const known: ReadonlySet<string> = new Set([
  'http://schemas.microsoft.com/3dmanufacturing/core/2015/02',
  'http://schemas.microsoft.com/3dmanufacturing/production/2015/06',
  'http://schemas.microsoft.com/3dmanufacturing/material/2015/02',
  'http://schemas.microsoft.com/3dmanufacturing/slice/2015/07',
  'http://schemas.microsoft.com/3dmanufacturing/beamlattice/2017/02',
  'http://schemas.microsoft.com/3dmanufacturing/securecontent/2019/04',
  'http://schemas.microsoft.com/3dmanufacturing/2013/01/3dmodel',
  'http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail',
  'http://schemas.openxmlformats.org/package/2006/relationships',
  'http://schemas.openxmlformats.org/package/2006/content-types',
  'http://schemas.bambulab.com/package/2021',
  'http://schemas.bambulab.com/package/2021/cover-thumbnail-middle',
  'http://schemas.bambulab.com/package/2021/cover-thumbnail-small',
  'http://schemas.bambulab.com/package/2021/gcode',
  'http://schemas.slic3r.org/3mf/2017/06',
  'http://software.ultimaker.com/xml/cura/3mf/2015/10',
  'http://www.ultimaker.com/material',
  'application/vnd.ms-package.3dmanufacturing-3dmodel+xml',
  'application/vnd.openxmlformats-package.relationships+xml',
  'image/png',
  'image/jpeg',
  'text/x.gcode',
])
const slicers: ReadonlySet<string> = new Set([
  'OrcaSlicer',
  'ElegooSlicer',
  'BambuStudio',
  'PrusaSlicer',
  'SuperSlicer',
  'Slic3r',
  'Cura',
  'FreeCAD',
  'Snapmaker_Orca',
  'CrealityPrint',
  'AnycubicSlicerNext',
  'Orca-Flashforge',
  'QIDIStudio',
  'Orca family',
])
const VERSION_KEYS: ReadonlySet<string> = new Set([
  'version',
  'X-BBL-Client-Version',
  'OrcaSlicer-Version',
  'OrcaSlicer',
  'cura_version',
  'setting_version',
])
const VERSION = /^\d{1,2}(?:\.\d{1,5}){0,3}(?:-(?:alpha|beta|rc|dev)\d{0,2})?$/
/** Four numbers that could be a place in a network instead. */
const ADDRESS = /^(?:10|127|172|192)(?:\.\d{1,3}){3}$/

const ownNames: ReadonlySet<string> = new Set([
  'BambuStudio:3mfVersion',
  'BambuStudio:MmPaintingVersion',
  'CopyRight',
  'DesignModelId',
  'DesignProfileId',
  'DesignRegion',
  'DesignerCover',
  'DesignerUserId',
  'License',
  'MakerLab',
  'MakerLabVersion',
  'OrcaSlicer',
  'Origin',
  'ProfileCover',
  'ProfileDescription',
  'ProfileTitle',
  'ProfileUserId',
  'ProfileUserName',
  'Region',
  'Thumbnail_Middle',
  'Thumbnail_Small',
  'model_id',
  'slic3rpe:Version3mf',
])

export const safeMetadataName = (name: string): string =>
  coreMetadataNames.has(name) || ownNames.has(name) ? name : safeName(name)

export const safeVersion = (value: string): string =>
  VERSION.test(value) && !ADDRESS.test(value) ? value : HIDDEN

export const safeSlicer = (name: string): string => (slicers.has(name) ? name : HIDDEN)

/** `BambuStudio-2.3.1`, as `Application` has it, when both halves are known shapes. */
export function safeApplication(value: string): string {
  const [, name = '', version = ''] = /^(.{1,40}?)[- ]v?(\d[^\s]*)$/.exec(value) ?? []
  if (slicers.has(value)) return value
  return slicers.has(name) ? `${name}-${safeVersion(version)}` : HIDDEN
}

/** The value where it comes from a closed list; null where it is not to be shown. */
export function safeValue(key: string, value: string): string | null {
  const list = Object.hasOwn(byKey, key) ? byKey[key] : undefined
  if (list?.includes(value) === true || known.has(value)) return value
  if (key === 'Application') return safeApplication(value)
  if (key === 'X-BBL-Client-Name') return safeSlicer(value)
  if (!VERSION_KEYS.has(key) || value === '') return null
  const version = safeVersion(value)
  return version === HIDDEN ? null : version
}
