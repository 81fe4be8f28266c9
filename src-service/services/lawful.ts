/**
 * Characters that a name must not have: controls, line and paragraph separators, and the marks that turn the direction
 * of text, with which one name can be made to look like another. The joiners of emoji and scripts stay.
 */
const unlawfulInLine = /[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]/u
const unlawfulInText = /[^\P{Cc}\n\r\t]|[\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]/u

/** Text of one line: a name, a tag, a region. */
export const isLawfulLine = (text: string): boolean => isWellFormed(text) && !unlawfulInLine.test(text)

export const isLawfulText = (text: string): boolean => isWellFormed(text) && !unlawfulInText.test(text)

/** Half a surrogate pair is no text and cannot be stored as UTF-8. */
const isWellFormed = (text: string): boolean => !/\p{Surrogate}/u.test(text)

const pictureStarts = {
  png: (start: string) => start.startsWith('\x89PNG\r\n\x1a\n'),
  jpeg: (start: string) => start.startsWith('\xff\xd8\xff'),
  webp: (start: string) => start.startsWith('RIFF') && start.slice(8, 12) === 'WEBP',
} as const

/** One of the app's own pictures by its name, or a small picture that is what it says it is. Never a link or an SVG. */
export function isLawfulAvatar(avatar: string): boolean {
  if (/^[a-z0-9][a-z0-9:_-]{0,59}$/u.test(avatar)) return !avatar.startsWith('data:')
  const [, type, data] = /^data:image\/(png|jpeg|webp);base64,([A-Za-z0-9+/]+={0,2})$/u.exec(avatar) ?? []
  if (type === undefined || data === undefined) return false
  const start = Buffer.from(data.slice(0, 32), 'base64').toString('latin1')
  return pictureStarts[type as keyof typeof pictureStarts](start)
}
