/** Markup that is safe to send: text became part of it only escaped. */
export type Html = { readonly html: string }

type Part = string | number | Html | null | readonly Html[]

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const markupOf = (part: Part): string => {
  if (part === null) return ''
  if (typeof part === 'object') return 'html' in part ? part.html : part.map(({ html }) => html).join('')
  return String(part).replaceAll(/[&<>"']/gu, (character) => escapes[character] ?? '')
}

/** Puts values into markup; a text can never become more than text, in an element or in a quoted attribute. */
export const html = (markup: TemplateStringsArray, ...parts: readonly Part[]): Html => ({
  html: markup.reduce((all, piece, at) => all + markupOf(parts[at - 1] ?? null) + piece),
})
