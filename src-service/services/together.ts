/**
 * Does work for many at once that was asked for one by one: whatever is asked while the work before is under way comes
 * together, at most so many at a time, in the order in which it was asked. The work gives as many answers as it was given.
 */
export function together<In, Out>(
  most: number,
  work: (all: readonly In[]) => Promise<readonly Out[]>,
): (one: In) => Promise<Out> {
  type Asked = {
    readonly one: In
    readonly resolve: (out: Out) => void
    readonly reject: (error: unknown) => void
  }
  const waiting: Asked[] = []
  let working = false

  const workThrough = async () => {
    while (waiting.length > 0) {
      const all = waiting.splice(0, most)
      try {
        const outs = await work(all.map(({ one }) => one))
        for (const [index, { resolve }] of all.entries()) resolve(outs[index] as Out)
      } catch (error) {
        for (const { reject } of all) reject(error)
      }
    }
    working = false
  }

  return (one) =>
    new Promise((resolve, reject) => {
      waiting.push({ one, resolve, reject })
      if (working) return
      working = true
      // Not at once: what is asked in the same turn belongs to it.
      setImmediate(() => void workThrough())
    })
}
