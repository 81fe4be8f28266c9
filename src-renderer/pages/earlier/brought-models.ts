import type { BroughtForm } from '@shared/ipc/brought'

/**
 * Models with their downloads, one a line as typed or as a spreadsheet saves them: the title, then the number, with a
 * comma, a semicolon or a tab between. Answers also the lines that are none, by their number from 1.
 */
export function readModels(text: string): {
  readonly models: BroughtForm['models']
  readonly wrong: readonly number[]
} {
  const models: BroughtForm['models'] = []
  const wrong: number[] = []
  text.split(/\r?\n/u).forEach((line, index) => {
    if (line.trim() === '') return
    const [, quoted, downloads] = /^(.+?)\s*[,;\t]\s*"?(\d{1,9})"?\s*$/u.exec(line) ?? []
    const title =
      quoted
        ?.trim()
        .replace(/^"(.*)"$/u, '$1')
        .replaceAll('""', '"')
        .trim() ?? ''
    if (title === '' || title.length > 200) wrong.push(index + 1)
    else models.push({ title, downloads: Number(downloads) })
  })
  return { models, wrong }
}
