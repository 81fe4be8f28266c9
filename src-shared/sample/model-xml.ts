import { identity, type Transform } from '../inspect/geometry/transform'
import type { Mesh } from '../inspect/geometry/mesh'

/** Model parts as the Orca family writes them (docs: slicer-formats.md c.7). */
export const CORE = 'http://schemas.microsoft.com/3dmanufacturing/core/2015/02'
const BAMBU = 'http://schemas.bambulab.com/package/2021'
const PRODUCTION = 'http://schemas.microsoft.com/3dmanufacturing/production/2015/06'
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

export const escapeXml = (text: string) => text.replace(/[&<>"]/g, (char) => ENTITIES[char] ?? char)
export const XML = '<?xml version="1.0" encoding="UTF-8"?>\n'

const hex = (value: number, width: number) => value.toString(16).padStart(width, '0')
export const uuid = {
  object: (index: number) => `${hex(index, 8)}-61cb-4c03-9d28-80fed5dfa1dc`,
  mesh: (index: number) => `${hex(index, 8)}-81cb-4c03-9d28-80fed5dfa1dc`,
  component: (index: number) => `${hex(index, 4)}0000-b206-40ff-9872-83e8017abed1`,
  item: (index: number) => `${hex(index, 8)}-b1ec-4553-aec9-835e5b724bb4`,
  build: '2c7c17d8-22b5-4d84-8835-1976022ea369',
}

export const transformText = (transform: Transform) => transform.join(' ')
export const movedTo = (x: number, y: number, z = 0): Transform =>
  [...identity.slice(0, 9), x, y, z] as unknown as Transform

export function meshXml({ vertices: v, triangles: t }: Mesh): string {
  const lines = ['   <mesh>', '    <vertices>']
  for (let i = 0; i < v.length; i += 3)
    lines.push(`     <vertex x="${v[i] ?? 0}" y="${v[i + 1] ?? 0}" z="${v[i + 2] ?? 0}"/>`)
  lines.push('    </vertices>', '    <triangles>')
  for (let i = 0; i < t.length; i += 3)
    lines.push(`     <triangle v1="${t[i] ?? 0}" v2="${t[i + 1] ?? 0}" v3="${t[i + 2] ?? 0}"/>`)
  lines.push('    </triangles>', '   </mesh>')
  return lines.join('\n')
}

export type Metadata = Readonly<Record<string, string>>

/** Text is escaped twice, as the Orca family does (docs: c.3). */
export const metadataXml = (metadata: Metadata) =>
  Object.entries(metadata)
    .map(([name, value]) => ` <metadata name="${name}">${escapeXml(escapeXml(value))}</metadata>`)
    .join('\n')

export function modelXml(inner: {
  readonly metadata?: Metadata
  readonly resources: string
  readonly build: string
  readonly production: boolean
}): string {
  const production = inner.production ? ` xmlns:p="${PRODUCTION}" requiredextensions="p"` : ''
  const metadata =
    inner.metadata === undefined
      ? ' <metadata name="BambuStudio:3mfVersion">1</metadata>'
      : metadataXml(inner.metadata)
  return `${XML}<model unit="millimeter" xml:lang="en-US" xmlns="${CORE}" xmlns:BambuStudio="${BAMBU}"${production}>
${metadata}
 <resources>
${inner.resources} </resources>
${inner.build}
</model>
`
}
