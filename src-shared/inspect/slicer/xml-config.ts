import type { InspectLimits } from '../limits'
import { readXml } from '../xml/reader'

/** The Orca family's XML settings as a small tree: they are a few kilobytes of elements with attributes. */
export type ConfigNode = {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: ConfigNode[]
}

const MAX_NODES = 200_000

export function readConfigTree(part: string, bytes: Uint8Array, limits: InspectLimits): ConfigNode {
  const root: ConfigNode = { name: '', attributes: {}, children: [] }
  const stack = [root]
  let nodes = 0
  readXml(part, bytes, limits, {
    open: ({ local, attributes }) => {
      const node: ConfigNode = { name: local, attributes, children: [] }
      if (++nodes <= MAX_NODES) stack[stack.length - 1]?.children.push(node)
      stack.push(node)
    },
    close: () => {
      stack.pop()
    },
  })
  return root.children[0] ?? root
}

export const childrenOf = (node: ConfigNode, name: string) =>
  node.children.filter((child) => child.name === name)

/** The `<metadata key value>` children as a map; odd ones without a key are real and skipped (docs: c.5). */
export function metadataOf(node: ConfigNode): ReadonlyMap<string, string> {
  const map = new Map<string, string>()
  for (const { attributes } of childrenOf(node, 'metadata')) {
    const { key, value } = attributes as { key?: string; value?: string }
    if (key !== undefined && value !== undefined) map.set(key, value)
  }
  return map
}
