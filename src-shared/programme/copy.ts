/** A copy of plain data (objects, arrays, maps, sets) that shares nothing with it; what is one thing in it stays one. */
export function copyOf<T>(value: T): T {
  return copied(value, new Map()) as T
}

function copied(value: unknown, done: Map<object, unknown>): unknown {
  if (typeof value !== 'object' || value === null) return value
  const before = done.get(value)
  if (before !== undefined) return before
  if (value instanceof Map) {
    const copy = new Map<unknown, unknown>()
    done.set(value, copy)
    for (const [key, item] of value) copy.set(key, copied(item, done))
    return copy
  }
  if (value instanceof Set) {
    const copy = new Set<unknown>()
    done.set(value, copy)
    for (const item of value) copy.add(copied(item, done))
    return copy
  }
  if (Array.isArray(value)) {
    const copy: unknown[] = []
    done.set(value, copy)
    for (const item of value) copy.push(copied(item, done))
    return copy
  }
  const copy: Record<string, unknown> = {}
  done.set(value, copy)
  for (const [key, item] of Object.entries(value)) copy[key] = copied(item, done)
  return copy
}
