import { randomInt } from 'node:crypto'
import { monotonicFactory } from 'ulid'

/** Node fetches random bytes for many of these at once; the library would ask the system for each character. */
const randomCharacter = (): number => randomInt(32) / 32

/** ULIDs that rise also within one millisecond, so that facts written together keep their order. */
export const createIds = (): (() => string) => {
  const next = monotonicFactory(randomCharacter)
  return () => next()
}
