import { readXml } from '../xml/reader'
import type { InspectLimits } from '../limits'
import { partKey } from '../zip/part-name'
import { CONTENT_TYPES } from './names'

export type ContentTypes = { readonly of: (name: string) => string | null }

/** The package's types by extension or part; OPC compares extensions without regard to case. */
export function parseContentTypes(part: string, bytes: Uint8Array, limits: InspectLimits): ContentTypes {
  const byExtension = new Map<string, string>()
  const byPart = new Map<string, string>()
  readXml(part, bytes, limits, {
    open: ({ local, uri, attributes }) => {
      if (uri !== CONTENT_TYPES) return
      const type = attributes['ContentType']?.trim() ?? ''
      const extension = attributes['Extension']
      const name = attributes['PartName']
      if (local === 'Default' && extension !== undefined) byExtension.set(extension.toLowerCase(), type)
      if (local === 'Override' && name !== undefined) byPart.set(partKey(name), type)
    },
  })
  return {
    of: (name) => {
      const extension = /\.([^./]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
      return byPart.get(partKey(name)) ?? byExtension.get(extension) ?? null
    },
  }
}
