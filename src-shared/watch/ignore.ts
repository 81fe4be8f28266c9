import { z } from 'zod'

/** A pattern for a name: `*` stands for any characters, `?` for one. Large and small letters are the same. */
export const ignorePatternSchema = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .refine((pattern) => !/[/\\]/u.test(pattern))
export const ignorePatternsSchema = z.array(ignorePatternSchema).max(50)

/**
 * Whether a path below a watched folder, in parts, is hidden by one of the patterns: its own name or that of a folder
 * on the way matches. A pattern is about names alone, so it means the same on every system.
 */
export const isIgnored = (parts: readonly string[], patterns: readonly string[]): boolean =>
  patterns.some((pattern) => parts.some((part) => nameMatches(part.toLowerCase(), pattern.toLowerCase())))

/** In time that grows with the product of the lengths, whatever the pattern. */
function nameMatches(name: string, pattern: string): boolean {
  let at = 0
  let next = 0
  /** The last star, and how much of the name it stands for. */
  let star = -1
  let taken = 0
  while (at < name.length) {
    const wanted = pattern[next]
    if (wanted === '*') {
      star = next
      taken = at
      next += 1
    } else if (wanted !== undefined && (wanted === '?' || wanted === name[at])) {
      at += 1
      next += 1
    } else if (star >= 0) {
      taken += 1
      at = taken
      next = star + 1
    } else return false
  }
  return /^\**$/u.test(pattern.slice(next))
}
