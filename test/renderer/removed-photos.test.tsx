// @vitest-environment happy-dom
import '../../src-renderer/zod-config'
import type { Language } from '@shared/i18n/language'
import { act, cleanup, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { App } from '../../src-renderer/app'
import type { Bridge, BridgeEvent } from '../../src-renderer/bridge/bridge'
import type { ScenarioName } from '../../src-renderer/bridge/fake/scenario'
import { createAppStore } from '../../src-renderer/store/store'
import { fakeWith, shownAt } from './fake'
import { prepareWindow } from './window'

beforeAll(prepareWindow)
afterEach(cleanup)

async function open(bridge: Bridge, language: Language = 'en') {
  const store = createAppStore({ bridge, clock: { now: () => new Date(shownAt) } })
  await bridge.request('settings.change', { language })
  store.getState().go('models')
  void store.getState().start()
  await act(async () => {
    render(<App store={store} stillForTests />)
  })
  return { store, user: userEvent.setup() }
}
const openScene = (name: ScenarioName, language?: Language) => open(fakeWith(name).bridge, language)
const card = (title: string) => screen.getByRole('region', { name: title })
const headings = () =>
  within(card('Ripple planter'))
    .queryAllByRole('heading', { level: 4 })
    .map(({ textContent }) => textContent)

describe('My Models, of photos that the team removed', () => {
  it('says with the model which went, when, why, and what is the cover now, the newest first', async () => {
    await openScene('photos-removed')
    expect(headings()).toEqual(['The team removed the cover photo', 'The team removed a photo'])
    const [cover, photo] = within(card('Ripple planter'))
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent)
    expect(cover).toContain('20 Nov, 09:12')
    expect(cover).toContain('What the team wrote')
    expect(cover).toContain('This shows a bought pot')
    expect(cover).toContain('The best picture in its file is the cover now.')
    expect(photo).toContain('A person can be recognised in the background.')
    expect(photo).not.toContain('cover')
    for (const title of ['Cable comb 24-pin', 'Honeycomb tray'])
      expect(card(title).textContent).not.toContain('The team removed')
  })

  it.each([
    ['de', 'Das Team hat das Titelbild entfernt', 'Titelbild ist jetzt das beste Bild der Datei.'],
    ['zh-CN', '团队移除了封面照片', '现在的封面是文件中最好的图片。'],
  ] as const)('says so in %s', async (language, heading, now) => {
    await openScene('photos-removed', language)
    expect(headings()[0]).toBe(heading)
    expect(card('Ripple planter').textContent).toContain(now)
  })

  it('shows the team’s words as text and never as markup', async () => {
    const { bridge: fake } = fakeWith('photos-removed')
    await open({
      ...fake,
      request: async (name, input) => {
        const answer = await fake.request(name, input)
        if (!answer.ok || !('models' in answer.value)) return answer
        const text = JSON.stringify(answer).replace('This shows a bought pot', '<b>Bought</b>')
        return JSON.parse(text) as typeof answer
      },
    })
    expect(screen.getByText(/<b>Bought<\/b>, not a print/u).tagName).toBe('BLOCKQUOTE')
  })

  it('leads to the feedback with the model named, to be sent once something was written', async () => {
    const { user, store } = await openScene('photos-removed')
    await user.click(screen.getByRole('button', { name: 'Write to the team: Ripple planter' }))
    const words = screen.getByLabelText<HTMLTextAreaElement>('Your suggestion')
    expect(words.value).toBe('About the photo of “Ripple planter” that you removed: ')
    const send = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Send to the team' })
    expect(send().disabled).toBe(true)
    await user.type(words, 'it is my own print.')
    expect(send().disabled).toBe(false)
    await user.click(send())
    expect(
      await screen.findByText('About the photo of “Ripple planter” that you removed: it is my own print.'),
    ).toBeTruthy()

    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Close' }))
    act(() => store.getState().show({ form: 'send-feedback' }))
    expect(screen.getByLabelText<HTMLTextAreaElement>('Your suggestion').value).toBe('')
  })

  it('says it also where it comes while the page is open', async () => {
    const { bridge: before } = fakeWith('full')
    const { bridge: after } = fakeWith('photos-removed')
    const listeners = new Set<(event: BridgeEvent) => void>()
    let removed = false
    await open({
      ...before,
      request: (name, input) => (removed && name === 'models.get' ? after : before).request(name, input),
      subscribe: (listener) => {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
    })
    expect(headings()).toEqual([])
    removed = true
    await act(async () => {
      for (const listen of listeners) listen({ name: 'history.changed', payload: {} })
    })
    expect(headings()).toHaveLength(2)
  })
})
