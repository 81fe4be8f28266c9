/** Names of the 3MF and OPC standards. */
export const CORE = 'http://schemas.microsoft.com/3dmanufacturing/core/2015/02'
export const PRODUCTION = 'http://schemas.microsoft.com/3dmanufacturing/production/2015/06'
export const MATERIAL = 'http://schemas.microsoft.com/3dmanufacturing/material/2015/02'
export const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships'
export const CONTENT_TYPES = 'http://schemas.openxmlformats.org/package/2006/content-types'
export const START_PART_TYPE = 'http://schemas.microsoft.com/3dmanufacturing/2013/01/3dmodel'
export const THUMBNAIL_TYPE =
  'http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail'
export const MODEL_CONTENT_TYPE = 'application/vnd.ms-package.3dmanufacturing-3dmodel+xml'

const SECURE_CONTENT = [
  'http://schemas.microsoft.com/3dmanufacturing/securecontent/2019/04',
  'http://schemas.microsoft.com/3dmanufacturing/securecontent/2019/07',
]

/** Extensions a model may require. Beyond production their content is skipped, which is safe: it adds, never moves. */
const KNOWN_EXTENSIONS: ReadonlySet<string> = new Set([
  PRODUCTION,
  MATERIAL,
  'http://schemas.microsoft.com/3dmanufacturing/slice/2015/07',
  'http://schemas.microsoft.com/3dmanufacturing/beamlattice/2017/02',
  'http://schemas.microsoft.com/3dmanufacturing/beamlattice/balls/2020/07',
  'http://schemas.microsoft.com/3dmanufacturing/trianglesets/2021/07',
  'http://schemas.3mf.io/3dmanufacturing/booleanoperations/2023/07',
  'http://schemas.microsoft.com/3dmanufacturing/displacement/2022/07',
  'http://schemas.3mf.io/3dmanufacturing/displacement/2023/10',
  'http://schemas.3mf.io/3dmanufacturing/volumetric/2022/01',
  'http://schemas.3mf.io/3dmanufacturing/implicit/2023/12',
  'http://schemas.microsoft.com/3dmanufacturing/production/alternatives/2021/04',
  ...SECURE_CONTENT,
])

export const isKnownExtension = (uri: string) => KNOWN_EXTENSIONS.has(uri)
export const isSecureContent = (uri: string) => SECURE_CONTENT.includes(uri)

/** Millimetres in one unit. */
export const unitInMm: ReadonlyMap<string, number> = new Map([
  ['micron', 0.001],
  ['millimeter', 1],
  ['centimeter', 10],
  ['inch', 25.4],
  ['foot', 304.8],
  ['meter', 1000],
])

export const objectTypes: ReadonlySet<string> = new Set([
  'model',
  'solidsupport',
  'support',
  'surface',
  'other',
])

/** Un-namespaced metadata names of the core specification, 3.4.1. */
export const coreMetadataNames: ReadonlySet<string> = new Set([
  'Title',
  'Designer',
  'Description',
  'Copyright',
  'LicenseTerms',
  'Rating',
  'CreationDate',
  'ModificationDate',
  'Application',
])
