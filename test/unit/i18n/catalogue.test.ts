import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser'
import { errorCodes } from '@shared/errors'
import { catalogue, isMessageId, messageIds, messagesOf, type MessageId } from '@shared/i18n/catalogue'
import { createAppIntl, translator } from '@shared/i18n/intl'
import { findingCodes, findingTable } from '@shared/inspect/finding-codes'
import { languages } from '@shared/i18n/language'
import { describe, expect, it } from 'vitest'

type Found = { readonly shown: Set<string>; readonly counted: Set<string> }

/** The names a message shows, and those it only chooses a form by: a language without plurals may leave these out. */
function placeholders(message: string): Found {
  const found: Found = { shown: new Set(), counted: new Set() }
  const walk = (elements: readonly MessageFormatElement[]) => {
    for (const element of elements) {
      if (element.type === TYPE.plural) {
        found.counted.add(element.value)
        for (const option of Object.values(element.options)) walk(option.value)
      } else if (element.type === TYPE.select) {
        found.shown.add(element.value)
        for (const option of Object.values(element.options)) walk(option.value)
      } else if (element.type === TYPE.tag) {
        found.shown.add(`<${element.value}>`)
        walk(element.children)
      } else if (element.type !== TYPE.literal && element.type !== TYPE.pound) {
        found.shown.add(element.value)
      }
    }
  }
  walk(parse(message))
  return found
}

const sorted = (names: Iterable<string>) => [...names].sort()

describe('the catalogue of messages', () => {
  it('has well-formed messages in every language', () => {
    for (const id of messageIds) {
      for (const text of catalogue[id]) expect(() => parse(text), `${id}: ${text}`).not.toThrow()
    }
  })

  it('has no empty text', () => {
    expect(messageIds.filter((id) => catalogue[id].some((text) => text.trim() === ''))).toEqual([])
  })

  it('shows the same values in every language', () => {
    for (const id of messageIds) {
      const [en, de, zh] = catalogue[id].map(placeholders)
      if (!en || !de || !zh) throw new Error('a language is missing')
      for (const other of [de, zh]) {
        const known = new Set([...en.shown, ...en.counted])
        const used = new Set([...other.shown, ...other.counted])
        expect(
          [...used].filter((name) => !known.has(name)),
          id,
        ).toEqual([])
        expect(
          [...en.shown].filter((name) => !used.has(name) && !en.counted.has(name)),
          id,
        ).toEqual([])
      }
    }
  })

  it('offers the same choices in every language', () => {
    const choices = (message: string) => {
      const found: string[] = []
      const walk = (elements: readonly MessageFormatElement[]) => {
        for (const element of elements) {
          if (element.type === TYPE.select) found.push(...Object.keys(element.options))
          if (element.type === TYPE.select || element.type === TYPE.plural) {
            for (const option of Object.values(element.options)) walk(option.value)
          }
        }
      }
      walk(parse(message))
      return sorted(new Set(found))
    }
    for (const id of messageIds) {
      const [en, de, zh] = catalogue[id].map(choices)
      expect(de, id).toEqual(en)
      expect(zh, id).toEqual(en)
    }
  })

  it('is written, not left in English', () => {
    const same = messageIds.filter((id) => {
      const [en, , zh] = catalogue[id]
      return en === zh && /[a-z]{4}/u.test(en.replace(/\{[^}]*\}/gu, ''))
    })
    expect(same).toEqual(['app.name', 'guide.service.addressHint', 'settings.version'])
  })

  it('keeps to the words of the product', () => {
    for (const id of messageIds) {
      const [en, de, zh] = catalogue[id]
      // The names of choices are not read by anybody.
      const read = en.replaceAll(/\b\w+ \{/gu, '{')
      expect(read, id).not.toMatch(/\b(?:error|invalid|failed|oops|great|congratulations|please)\b/iu)
      for (const text of [en, de, zh]) expect(text, id).not.toMatch(/[!！]|\p{Extended_Pictographic}/u)
    }
  })

  it('says for every error how to go on', () => {
    expect(errorCodes.filter((code) => !isMessageId(`error.${code}`))).toEqual([])
  })

  it('says for every finding what is the case and how to mend it, with the values the inspector gives', () => {
    for (const code of findingCodes) {
      const title = `finding.${code}.title`
      const mend = `finding.${code}.mend`
      if (!isMessageId(title) || !isMessageId(mend)) throw new Error(`${code} has no text`)
      const given = new Set([...findingTable[code].message.matchAll(/\{(\w+)\}/gu)].map((match) => match[1]))
      const used = [...placeholders(catalogue[title][0]).shown, ...placeholders(catalogue[mend][0]).shown]
      expect(
        used.filter((name) => !given.has(name)),
        code,
      ).toEqual([])
    }
  })

  it('has no finding text for a code that no longer exists', () => {
    const known = new Set<string>(findingCodes)
    const left = messageIds.filter((id) => id.startsWith('finding.') && !known.has(id.split('.')[1] ?? ''))
    expect(left).toEqual([])
  })

  it('formats plurals and numbers as each language does', () => {
    const count = (language: (typeof languages)[number]) =>
      translator(createAppIntl(language))('sync.waiting', { count: 1234 })
    expect(count('en')).toBe('1,234 waiting to sync')
    expect(count('de')).toBe('1.234 warten auf Abgleich')
    expect(count('zh-CN')).toBe('1234 项等待同步')
    expect(translator(createAppIntl('de'))('sync.waiting', { count: 1 })).toBe('1 wartet auf Abgleich')
  })

  it('gives one whole map a language', () => {
    for (const language of languages) {
      expect(Object.keys(messagesOf(language)) as MessageId[]).toEqual([...messageIds])
    }
  })
})
