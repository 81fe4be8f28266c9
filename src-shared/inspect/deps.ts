/** What the pure inspector asks of its host. */
export type InspectDeps = {
  /** SHA-256 as 64 lower-case hex digits. */
  readonly sha256: (bytes: Uint8Array) => string | Promise<string>
  /** A steady clock in milliseconds; only differences are used, to stop what takes too long. */
  readonly now: () => number
}
