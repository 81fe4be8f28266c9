import { field, isJsonObject, parseJsonBytes, type JsonObject } from '../json/guarded'
import type { InspectLimits } from '../limits'
import { settingNumber } from '../numbers'
import { decodeText } from '../text/decode'
import { iniValue, parseIni, type Ini } from '../text/ini'
import { plainTextOrNull } from '../text/plain-text'
import { readXml } from '../xml/reader'
import { boxVolume } from './build-volume'
import type { ProfileSettings } from './project-settings'

/**
 * The `Cura/` folder of a Cura project. A stack (`*.global.cfg` for the machine, `*.extruder.cfg` for each extruder)
 * names its containers in order; the first that has a setting holds. A value that is a formula is not worked out.
 */
export type CuraReader = {
  readonly names: readonly string[]
  /** The bytes of a part, or null where they cannot be had. */
  readonly read: (name: string) => Promise<Uint8Array | null>
}

const FOLDER = 'Cura/'
const SUFFIXES = ['.inst.cfg', '.xml.fdm_material', '.def.json']
const SLOTS = [0, 1, 2, 3, 4, 5, 6, 7] as const
const QUALITY_CHANGES = 1
const QUALITY = 3
const MATERIAL = 4
const MAX_EXTRUDERS = 16

/** Newer versions write names as in addresses: `Creality+Ender%203`. */
function plainName(name: string): string {
  try {
    return decodeURIComponent(name.replace(/\+/g, ' '))
  } catch {
    return name
  }
}

/** The settings of a definition are nested in categories: the one of this name, wherever it stands. */
function definedValue(definition: JsonObject, key: string): string | null {
  const open: JsonObject[] = [definition]
  for (let at = 0; at < open.length; at++) {
    for (const branch of ['settings', 'children', 'overrides']) {
      const children = field(open[at] ?? {}, branch)
      if (!isJsonObject(children)) continue
      const found = field(children, key)
      if (isJsonObject(found)) {
        const value = field(found, 'value') ?? field(found, 'default_value')
        return typeof value === 'number' || typeof value === 'string' ? String(value) : null
      }
      for (const child of Object.values(children)) if (isJsonObject(child)) open.push(child)
    }
  }
  return null
}

type Material = { readonly type: string | null; readonly color: string | null }

function readMaterial(part: string, bytes: Uint8Array, limits: InspectLimits): Material {
  const found = { material: '', color_code: '' }
  let inside: keyof typeof found | null = null
  readXml(part, bytes, limits, {
    open: ({ local }) => {
      inside = (local === 'material' || local === 'color_code') && found[local] === '' ? local : null
    },
    text: (text) => {
      if (inside !== null && found[inside].length < 100) found[inside] += text
    },
    close: () => {
      inside = null
    },
  })
  return { type: plainTextOrNull(found.material, 60), color: plainTextOrNull(found.color_code, 20) }
}

type Container =
  | { readonly kind: 'values'; readonly ini: Ini }
  | { readonly kind: 'material'; readonly material: Material }
  | { readonly kind: 'definition'; readonly object: JsonObject }

function createContainers({ names, read }: CuraReader, limits: InspectLimits) {
  const parts = new Map(
    names.filter((name) => name.startsWith(FOLDER)).map((name) => [plainName(name), name]),
  )
  const known = new Map<string, Promise<Container | null>>()
  const load = async (id: string): Promise<Container | null> => {
    for (const suffix of SUFFIXES) {
      const wanted = `${FOLDER}${id}${suffix}`
      const name = names.includes(wanted) ? wanted : parts.get(plainName(wanted))
      const bytes = name === undefined ? null : await read(name)
      if (name === undefined || bytes === null) continue
      if (suffix === '.xml.fdm_material')
        return { kind: 'material', material: readMaterial(name, bytes, limits) }
      if (suffix === '.inst.cfg') return { kind: 'values', ini: parseIni(decodeText(bytes) ?? '') }
      const parsed = parseJsonBytes(bytes, limits)
      return parsed.ok && isJsonObject(parsed.value) ? { kind: 'definition', object: parsed.value } : null
    }
    return null
  }
  return (id: string): Promise<Container | null> => {
    const before = known.get(id)
    if (before !== undefined) return before
    const loading = load(id)
    known.set(id, loading)
    return loading
  }
}

type Containers = ReturnType<typeof createContainers>

const containerOf = async (stack: Ini, slot: number, containers: Containers) => {
  const id = iniValue(stack, 'containers', String(slot))
  return id === null || id.startsWith('empty_') ? null : containers(id)
}

async function settingOf(stack: Ini, key: string, containers: Containers): Promise<string | null> {
  for (const slot of SLOTS) {
    const container = await containerOf(stack, slot, containers)
    if (container === null || container.kind === 'material') continue
    const value =
      container.kind === 'values'
        ? iniValue(container.ini, 'values', key)
        : definedValue(container.object, key)
    if (value !== null) return value
  }
  return null
}

async function nameOf(stack: Ini, slot: number, containers: Containers): Promise<string | null> {
  const container = await containerOf(stack, slot, containers)
  return container?.kind === 'values' ? iniValue(container.ini, 'general', 'name') : null
}

/** The printer, its profile and materials; null where the folder has no machine. */
export async function readCuraProject(
  reader: CuraReader,
  limits: InspectLimits,
): Promise<ProfileSettings | null> {
  const stacks = async (suffix: string) => {
    const found: Ini[] = []
    const names = reader.names.filter((name) => name.startsWith(FOLDER) && name.endsWith(suffix))
    for (const name of names.slice(0, MAX_EXTRUDERS)) {
      const bytes = await reader.read(name)
      if (bytes !== null) found.push(parseIni(decodeText(bytes) ?? ''))
    }
    return found
  }
  const [machine] = await stacks('.global.cfg')
  if (machine === undefined) return null
  const containers = createContainers(reader, limits)
  const position = (stack: Ini) => Number(iniValue(stack, 'metadata', 'position') ?? 0)
  const extruders = (await stacks('.extruder.cfg'))
    .filter((stack) => iniValue(stack, 'metadata', 'enabled') !== 'False')
    .sort((a, b) => position(a) - position(b))
  const materials = await Promise.all(extruders.map((stack) => containerOf(stack, MATERIAL, containers)))
  const setting = (key: string) => settingOf(machine, key, containers)
  const [first] = extruders
  const text = (value: string | null) => plainTextOrNull(value, limits.nameChars)
  return {
    version: null,
    printerModel: null,
    printer: text(iniValue(machine, 'general', 'name')),
    process: text(
      (await nameOf(machine, QUALITY_CHANGES, containers)) ?? (await nameOf(machine, QUALITY, containers)),
    ),
    nozzleMm: settingNumber(
      first === undefined ? null : await settingOf(first, 'machine_nozzle_size', containers),
    ),
    layerHeightMm: settingNumber(await setting('layer_height')),
    filaments: materials
      .filter((container) => container?.kind === 'material')
      .map((container) => container.material),
    volume: boxVolume(
      await setting('machine_width'),
      await setting('machine_depth'),
      await setting('machine_height'),
    ),
  }
}
