import { monotonicFactory } from 'ulid'

/** ULIDs that rise also within one millisecond, so that facts written together keep their order. */
export const createIds = (): (() => string) => {
  const next = monotonicFactory()
  return () => next()
}
