import { operationsOf, templateOf } from '@shared/api/operations'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startService, type UnderTest } from '../support/service-under-test'

let service: UnderTest
beforeAll(async () => {
  service = await startService({ signIn: 'open' })
})
afterAll(() => service.close())

const open = async (language: string) => {
  const { statusCode, body, headers } = await service.app.inject({
    url: '/docs',
    headers: { 'accept-language': language },
  })
  return { statusCode, body, headers }
}

describe('the description to read', () => {
  it('names every operation of the interface, each once', async () => {
    const { body } = await open('en')
    const shown = [...body.matchAll(/<code>([A-Z]+ [^<]+)<\/code>/gu)].map(([, name]) => name)
    const all = operationsOf({ signIn: true }).filter(({ access }) => access !== 'page')
    expect(shown.toSorted()).toEqual(
      all.map(({ method, path }) => `${method.toUpperCase()} ${templateOf(path)}`).toSorted(),
    )
  })

  it('has no script, no style of its own and nothing from elsewhere, and says so to the browser', async () => {
    const { body, headers } = await open('en')
    expect(body).not.toMatch(/<script|<style|style=|\son\w+=|https?:\/\/(?!json-schema)/iu)
    expect(headers['content-security-policy']).toContain("default-src 'none'; style-src 'self'")
  })

  it.each([
    ['en', 'Programming interface', 'For members.'],
    ['de', 'Programmierschnittstelle', 'Für Mitglieder.'],
    ['zh-CN', '编程接口', '仅限成员。'],
  ])('speaks %s around what it describes', async (language, title, access) => {
    const { body } = await open(language)
    expect(body).toContain(`<h1>${title}</h1>`)
    expect(body).toContain(access)
    expect(body).toMatch(/<html lang="[a-zA-Z-]+">/u)
  })

  it('leads to every group by a link, and every link leads somewhere on the page', async () => {
    const { body } = await open('en')
    const links = [...body.matchAll(/href="#([a-z]+)"/gu)].map(([, name]) => name)
    const ids = [...body.matchAll(/id="([a-z]+)"/gu)].map(([, name]) => name)
    expect(links).toEqual(ids)
    expect(links).toContain('transactions')
  })
})
