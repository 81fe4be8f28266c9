import type { CliIo } from './io'

const codes = { bold: '1', dim: '2', green: '32', yellow: '33', red: '31' } as const

export type Paint = (style: keyof typeof codes, text: string) => string

/** Colours where the terminal shows them; the words alone must always say enough. */
export const paintFor =
  ({ colours }: CliIo): Paint =>
  (style, text) =>
    colours ? `\u001b[${codes[style]}m${text}\u001b[0m` : text

/** Breaks a sentence at spaces, the lines after the first indented. */
export function wrap(text: string, indent: number, columns: number): string {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/)) {
    if (line !== '' && indent + line.length + 1 + word.length > columns) {
      lines.push(line)
      line = ''
    }
    line = line === '' ? word : `${line} ${word}`
  }
  lines.push(line)
  return lines.join(`\n${' '.repeat(indent)}`)
}
