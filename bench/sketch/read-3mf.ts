import JSZip from 'jszip'
import type { Mesh } from '@shared/inspect/geometry/mesh'
import {
  compose,
  identity,
  parseTransform,
  scaling,
  type Transform,
} from '@shared/inspect/geometry/transform'
import { merged } from './shapes'
import { placed } from './variants'

/**
 * A reader of sound 3MF files for measurements alone: by patterns instead of a parser, and without any check. It needs
 * the meshes themselves, which the inspector does not keep.
 */

type Part = { readonly text: string; readonly objects: ReadonlyMap<string, string> }

const UNITS: Readonly<Record<string, number>> = {
  micron: 0.001,
  millimeter: 1,
  centimeter: 10,
  inch: 25.4,
  foot: 304.8,
  meter: 1000,
}

const attribute = (element: string, name: string): string | null =>
  new RegExp(`\\s(?:\\w+:)?${name}="([^"]*)"`).exec(element)?.[1] ?? null

const elements = (text: string, name: string) =>
  text.match(new RegExp(`<(?:\\w+:)?${name}\\s[^>]*>`, 'g')) ?? []

const transformOf = (element: string): Transform =>
  parseTransform(attribute(element, 'transform') ?? '') ?? identity

function meshIn(object: string): Mesh | null {
  if (!/<(?:\w+:)?mesh[\s>]/.test(object)) return null
  const numbers = (name: string, keys: readonly string[]) =>
    elements(object, name).flatMap((element) => keys.map((key) => Number(attribute(element, key))))
  return {
    vertices: Float64Array.from(numbers('vertex', ['x', 'y', 'z'])),
    triangles: Uint32Array.from(numbers('triangle', ['v1', 'v2', 'v3'])),
  }
}

function readPart(text: string): Part {
  const objects = new Map<string, string>()
  for (const [object] of text.matchAll(/<(?:\w+:)?object\s[\s\S]*?<\/(?:\w+:)?object>/g))
    objects.set(attribute(object, 'id') ?? '', object)
  return { text, objects }
}

/** A mesh in millimetres for each item that the build places, as it stands on the plate. */
export async function bodiesOf(bytes: Uint8Array): Promise<readonly Mesh[]> {
  const zip = await JSZip.loadAsync(bytes)
  const textOf = async (name: string) => {
    const found = Object.keys(zip.files).find(
      (path) => path.toLowerCase() === name.replace(/^\//, '').toLowerCase(),
    )
    return found === undefined ? '' : ((await zip.file(found)?.async('text')) ?? '')
  }
  const start = elements(await textOf('_rels/.rels'), 'Relationship').find((element) =>
    /3dmodel"/.test(element),
  )
  const rootName = attribute(start ?? '', 'Target') ?? ''
  const parts = new Map<string, Part>()
  const partOf = async (name: string) => {
    const part = parts.get(name) ?? readPart(await textOf(name))
    parts.set(name, part)
    return part
  }
  const meshesOf = async (name: string, id: string, transform: Transform): Promise<Mesh[]> => {
    const object = (await partOf(name)).objects.get(id) ?? ''
    const mesh = meshIn(object)
    if (mesh !== null) return [placed(mesh, transform)]
    const meshes: Mesh[] = []
    for (const component of elements(object, 'component')) {
      const path = attribute(component, 'path') ?? name
      const within = compose(transformOf(component), transform)
      meshes.push(...(await meshesOf(path, attribute(component, 'objectid') ?? '', within)))
    }
    return meshes
  }
  const { text } = await partOf(rootName)
  const unit = UNITS[attribute(/<(?:\w+:)?model\s[^>]*>/.exec(text)?.[0] ?? '', 'unit') ?? 'millimeter'] ?? 1
  const bodies: Mesh[] = []
  for (const item of elements(text, 'item')) {
    const place = compose(transformOf(item), scaling(unit))
    const path = attribute(item, 'path') ?? rootName
    bodies.push(merged(await meshesOf(path, attribute(item, 'objectid') ?? '', place)))
  }
  return bodies.filter(({ triangles }) => triangles.length > 0)
}
