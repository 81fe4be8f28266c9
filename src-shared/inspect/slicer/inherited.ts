import { field, isJsonObject, listField, parseJsonBytes, textField, type JsonObject } from '../json/guarded'
import type { InspectLimits } from '../limits'
import { plainTextOrNull } from '../text/plain-text'
import type { PresetType } from './preset'

/**
 * A slicer's data folder as a preset's missing values are looked up in it (docs: slicer-formats.md a.2 and a.4). Only the
 * vendor indexes and the presets in a chain are read, and of them only the keys that are asked for.
 */
export type PresetFolder = {
  /** Names of what is in `system/`, without suffix: vendors with an index, and folders of those without. */
  readonly vendors: () => Promise<readonly string[]>
  /** A file by its path below the data folder; null where there is none that may be read. */
  readonly read: (segments: readonly string[]) => Promise<Uint8Array | null>
  /** The folder of the member's own presets that the file lies in, `['user', 'default']`. */
  readonly own: readonly string[]
}

/** What a preset and its parents say. */
export type Inherited = {
  /** The first in the chain that says it, from the preset up. */
  readonly text: (key: string) => string | null
  readonly list: (key: string) => readonly string[]
  /** Of the system presets it builds on. */
  readonly vendor: string | null
  /** The parent that could not be found or read, or that leads back; null for a whole chain. */
  readonly missing: string | null
}

const MOST_PARENTS = 16
const MOST_VENDORS = 200
const LIBRARY = 'OrcaFilamentLibrary'
/** What no file's name may hold on Windows, nor lead out of a folder. */
// eslint-disable-next-line no-control-regex -- control characters are what a name may not hold
const UNFIT = /[<>:"|?*\u0000-\u001f]|^\.{0,2}$|[. ]$/

type Found = { readonly object: JsonObject; readonly vendor: string | null }

const isFit = (segment: string) => segment.length <= 200 && !UNFIT.test(segment) && !/[\\/]/.test(segment)

async function readObject(
  folder: PresetFolder,
  segments: readonly string[],
  limits: InspectLimits,
): Promise<JsonObject | null> {
  if (!segments.every(isFit)) return null
  const bytes = await folder.read(segments)
  const parsed = bytes === null ? null : parseJsonBytes(bytes, limits)
  return parsed?.ok === true && isJsonObject(parsed.value) ? parsed.value : null
}

/** Where an index says a preset lies; written with either separator. */
function subPath(index: JsonObject, list: string, name: string): readonly string[] | null {
  const entries = field(index, list)
  if (!Array.isArray(entries)) return null
  for (const entry of entries as readonly unknown[]) {
    if (isJsonObject(entry) && field(entry, 'name') === name)
      return textField(entry, 'sub_path')?.split(/[\\/]/) ?? null
  }
  return null
}

const listsVendorModel = (index: JsonObject, model: string) =>
  subPath(index, 'machine_model_list', model) !== null

/** Looks presets up by type and name; each index is read once. */
function createLookup(folder: PresetFolder, limits: InspectLimits) {
  const indexes = new Map<string, Promise<JsonObject | null>>()
  const indexOf = (vendor: string) => {
    const known = indexes.get(vendor) ?? readObject(folder, ['system', `${vendor}.json`], limits)
    indexes.set(vendor, known)
    return known
  }
  const vendors = async () => [...(await folder.vendors())].sort().slice(0, MOST_VENDORS)

  const inVendor = async (vendor: string, type: PresetType, name: string): Promise<JsonObject | null> => {
    const index = await indexOf(vendor)
    const path = index === null ? [type, `${name}.json`] : subPath(index, `${type}_list`, name)
    return path === null ? null : readObject(folder, ['system', vendor, ...path], limits)
  }

  return {
    /** The vendor whose printers have this model. */
    vendorOf: async (model: string): Promise<string | null> => {
      for (const vendor of await vendors()) {
        const index = await indexOf(vendor)
        if (index !== null && listsVendorModel(index, model)) return vendor
      }
      return null
    },
    /** A parent: the member's own first, then the same vendor's, then any other's. */
    find: async (type: PresetType, name: string, vendor: string | null): Promise<Found | null> => {
      if (vendor === null) {
        for (const below of [[type], [type, 'base']]) {
          const object = await readObject(folder, [...folder.own, ...below, `${name}.json`], limits)
          if (object !== null) return { object, vendor: null }
        }
      }
      for (const each of vendor === null ? await vendors() : [vendor, LIBRARY]) {
        const object = await inVendor(each, type, name)
        if (object !== null) return { object, vendor: each }
      }
      return null
    },
  }
}

export type Lookup = ReturnType<typeof createLookup>
export const lookupIn = createLookup

/** Follows `inherits` from a preset up. Ends at a preset without a parent, at one that is not there, and at a circle. */
export async function inheritedFrom(
  object: JsonObject,
  type: PresetType,
  lookup: Lookup,
  limits: InspectLimits,
  startVendor: string | null = null,
): Promise<Inherited> {
  const chain: JsonObject[] = [object]
  const seen = new Set<string>([`${startVendor ?? ''}|${textField(object, 'name') ?? ''}`])
  let vendor = startVendor
  let missing: string | null = null
  let parent = textField(object, 'inherits') ?? ''
  while (parent !== '') {
    const found = chain.length > MOST_PARENTS ? null : await lookup.find(type, parent, vendor)
    const key = `${found?.vendor ?? ''}|${parent}`
    if (found === null || seen.has(key)) {
      missing = plainTextOrNull(parent, limits.nameChars)
      break
    }
    seen.add(key)
    chain.push(found.object)
    vendor = found.vendor ?? vendor
    parent = textField(found.object, 'inherits') ?? ''
  }
  const first = <T>(read: (each: JsonObject) => T | null): T | null => {
    for (const each of chain) {
      const value = read(each)
      if (value !== null) return value
    }
    return null
  }
  return {
    text: (key) => first((each) => plainTextOrNull(textField(each, key), limits.nameChars)),
    list: (key) =>
      first((each) => {
        const values = listField(each, key).filter((value) => value !== '')
        return values.length === 0 ? null : values
      }) ?? [],
    vendor,
    missing,
  }
}
