import { rawZip, type RawEntry } from '../fixtures/raw-zip'
import type { FuzzCase } from './targets'
import { unpack } from './unpack'

type StillFails = (one: FuzzCase) => Promise<boolean>

/** Leaves out ever smaller pieces of a list as long as the rest still fails (delta debugging, without complements). */
async function fewer<T>(
  list: readonly T[],
  fails: (rest: readonly T[]) => Promise<boolean>,
  until: () => boolean,
): Promise<readonly T[]> {
  let kept = list
  for (let size = Math.ceil(kept.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < kept.length && !until();) {
      const rest = [...kept.slice(0, at), ...kept.slice(at + size)]
      if (await fails(rest)) kept = rest
      else at += size
    }
  }
  return kept
}

const smallestPiece = 1
const joined = (pieces: readonly Uint8Array[]) => new Uint8Array(Buffer.concat(pieces))
const piecesOf = (bytes: Uint8Array, size: number) =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) => bytes.slice(i * size, (i + 1) * size))

async function fewerBytes(
  bytes: Uint8Array,
  fails: (bytes: Uint8Array) => Promise<boolean>,
  until: () => boolean,
): Promise<Uint8Array> {
  let kept = bytes
  for (const size of [Math.max(smallestPiece, Math.ceil(bytes.length / 64)), 16, smallestPiece]) {
    if (size > kept.length) continue
    kept = joined(await fewer(piecesOf(kept, size), (pieces) => fails(joined(pieces)), until))
  }
  return kept
}

/** A smaller case that fails alike: parts of an archive are left out, then pieces of what is left. Gives up at `until`. */
export async function minimise(
  one: FuzzCase,
  stillFails: StillFails,
  until: () => boolean,
): Promise<FuzzCase> {
  const tries = async (bytes: Uint8Array) => !until() && (await stillFails({ ...one, bytes }))
  const entries = unpack(one.bytes)
  if (entries === null) return { ...one, bytes: await fewerBytes(one.bytes, tries, until) }
  const zipped = (list: readonly RawEntry[]) => rawZip({ entries: list })
  // Where the fault lies in the archive itself, packing it anew mends it: then the bytes are all there is.
  if (!(await tries(await zipped(entries))))
    return { ...one, bytes: await fewerBytes(one.bytes, tries, until) }
  let kept = await fewer(entries, async (list) => tries(await zipped(list)), until)
  for (const [at, entry] of kept.entries()) {
    const withBytes = (bytes: Uint8Array) =>
      kept.map((each, i) => (i === at ? { name: each.name, method: each.method ?? 8, bytes } : each))
    const bytes = await fewerBytes(
      entry.bytes,
      async (fewerOf) => tries(await zipped(withBytes(fewerOf))),
      until,
    )
    kept = withBytes(bytes)
  }
  return { ...one, bytes: await zipped(kept) }
}
