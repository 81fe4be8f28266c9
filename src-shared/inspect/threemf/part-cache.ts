import type { ZipEntry } from '../zip/directory'
import type { ModelPart } from './model-part'
import type { Note } from './read-model-part'

/** A model part as it was read once, with all that decides what reading it again would come to. */
export type KeptPart = {
  /** Of the packed bytes that were really read, never what an archive says of itself. */
  readonly hash: string
  readonly size: number
  readonly crc: number
  /** The part's name, its place in the package, the limits, and what was asked about each mesh, as text. */
  readonly circumstances: string
  readonly requests: ReadonlyMap<number, string>
  readonly part: ModelPart
  readonly notes: readonly Note[]
}

/**
 * Remembers large model parts while the process lives: a project that is saved again with other settings has the same
 * mesh in it, which then only has to be hashed.
 */
export type PartCache = {
  /** Whether a part of these sizes was kept: only whether hashing it first is worth while. */
  readonly mayHold: (entry: ZipEntry) => boolean
  readonly find: (hash: string, entry: ZipEntry, circumstances: string) => readonly KeptPart[]
  readonly keep: (part: KeptPart) => void
  readonly forget: () => void
}

const MOST = 16

export function createPartCache(): PartCache {
  let kept: readonly KeptPart[] = []
  const fits =
    ({ size, crc }: ZipEntry) =>
    (part: KeptPart) =>
      part.size === size && part.crc === crc
  return {
    mayHold: (entry) => kept.some(fits(entry)),
    find: (hash, entry, circumstances) =>
      kept.filter((part) => part.hash === hash && part.circumstances === circumstances && fits(entry)(part)),
    keep: (part) => {
      kept = [part, ...kept].slice(0, MOST)
    },
    forget: () => {
      kept = []
    },
  }
}
