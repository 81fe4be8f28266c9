import { codeOf } from './error-code'

/**
 * What a failure was, for the log: its kind, its code, and its words up to the first that it quotes. Databases, parsers and
 * libraries quote what they choke on, and that may be what a member wrote.
 */
export function failureForLog(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const code = codeOf(error)
  return `${error.name}${code === '' ? '' : ` ${code}`}: ${unquoted(error.message)}`
}

/** The same with the lines of the program that led there. */
export function tracedForLog(error: unknown): string {
  if (!(error instanceof Error)) return failureForLog(error)
  const frames = (error.stack ?? '').replace(error.message, '').split('\n')
  return [failureForLog(error), ...frames.filter((line) => line.startsWith('    at '))].join('\n')
}

/** Words up to the first quotation mark or the end of the line. */
export const unquoted = (words: string): string => words.replace(/["'`“‘«„[{\r\n].*$/su, '…').slice(0, 300)
