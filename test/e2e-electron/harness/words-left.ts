import type { Page } from '@playwright/test'
import { messageIds, messagesOf } from '@shared/i18n/catalogue'
import type { Language } from '@shared/i18n/language'
import type { LocalText, TasksView } from '@shared/ipc/views'

type Spoken = { readonly text: string; readonly where: string }

/** What a member reads or is read out: text, and the names and hints that stand in attributes. */
const spokenOn = (page: Page): Promise<readonly Spoken[]> =>
  page.evaluate(() => {
    const spoken: Spoken[] = []
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
      const where = texts.currentNode.parentElement
      if (where === null || where.matches('style, script')) continue
      spoken.push({ text: texts.currentNode.textContent ?? '', where: where.className })
    }
    for (const name of ['aria-label', 'aria-valuetext', 'placeholder', 'title', 'alt']) {
      for (const element of document.querySelectorAll(`[${name}]`))
        spoken.push({ text: element.getAttribute(name) ?? '', where: name })
    }
    return spoken
  })

/** The words of a message between its values, long enough not to be met by chance. */
function literals(message: string): readonly string[] {
  if (!message.includes('{')) return message.trim().length > 2 ? [message.trim()] : []
  return /\{[^{}]*\{/u.test(message)
    ? []
    : message
        .split(/\{\w+\}/u)
        .map((part) => part.trim())
        .filter((part) => /\p{Letter}{4,}.* /u.test(part))
}

/** English that this language says otherwise. */
function englishOnly(language: Language, ofProgramme: readonly LocalText[]) {
  const english = messagesOf('en')
  const other = messagesOf(language)
  const own = new Set([...Object.values(other), ...ofProgramme.map((text) => text[language])])
  const ids = messageIds.filter((id) => english[id] !== other[id] && !own.has(english[id]))
  const names = ofProgramme.filter((text) => text.en !== text[language] && !own.has(text.en))
  return [...ids.flatMap((id) => literals(english[id])), ...names.map(({ en }) => en)]
}

export const textsOfProgramme = ({ programmeName, sections, tasks }: TasksView): readonly LocalText[] => [
  programmeName,
  ...sections.map(({ name }) => name),
  ...tasks.flatMap(({ name, asks, wording }) => [name, asks, wording]),
]

/** English words that stand on a page of another language. */
export async function englishOn(
  page: Page,
  language: Language,
  ofProgramme: readonly LocalText[],
): Promise<readonly string[]> {
  const english = englishOnly(language, ofProgramme)
  const whole = new Set(english)
  const long = english.filter((text) => text.length >= 12)
  return (await spokenOn(page)).flatMap(({ text, where }) => {
    const parts = text.split(/ · |, /u).map((part) => part.trim())
    const left = [...parts.filter((part) => whole.has(part)), ...long.filter((one) => text.includes(one))]
    return left.map((one) => `${JSON.stringify(one)} in ${where}`)
  })
}

type Cut = { readonly text: string; readonly dotted: boolean; readonly where: string }

/** Words that end beyond the box which hides what overflows, and controls and headings too narrow for their words. */
const cutOn = (page: Page): Promise<readonly Cut[]> =>
  page.evaluate(() => {
    const cut: Cut[] = []
    const hides = ({ overflowX }: CSSStyleDeclaration) => overflowX === 'hidden' || overflowX === 'clip'
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
      const text = texts.currentNode.textContent?.trim() ?? ''
      const range = document.createRange()
      range.selectNodeContents(texts.currentNode)
      const { right, width } = range.getBoundingClientRect()
      let box = texts.currentNode.parentElement
      while (box !== null && !hides(getComputedStyle(box))) {
        if (getComputedStyle(box).overflowX !== 'visible') box = document.documentElement
        box = box.parentElement
      }
      if (text === '' || width === 0 || box === null || box.clientWidth <= 1) continue
      const edge = box.getBoundingClientRect().left + box.clientLeft + box.clientWidth
      const dotted = getComputedStyle(box).textOverflow === 'ellipsis'
      if (right > edge + 1) cut.push({ text, dotted, where: box.className })
    }
    for (const element of document.querySelectorAll<HTMLElement>(
      'button, [role=button], h1, h2, h3, label',
    )) {
      const text = element.textContent?.trim() ?? ''
      const dotted = getComputedStyle(element).textOverflow === 'ellipsis'
      if (text === '' || element.clientWidth <= 1) continue
      if (element.scrollWidth > element.clientWidth + 1) cut.push({ text, dotted, where: element.className })
    }
    return cut
  })

/** What is cut off at its side. The member's own words may be, where dots say so; the app's may not. */
export async function cutOffOn(
  page: Page,
  language: Language,
  ofProgramme: readonly LocalText[],
): Promise<readonly string[]> {
  const ours = new Set([...Object.values(messagesOf(language)), ...ofProgramme.map((text) => text[language])])
  return (await cutOn(page))
    .filter(({ text, dotted }) => !dotted || ours.has(text))
    .map(({ text, where }) => `${JSON.stringify(text)} in ${where}`)
}
