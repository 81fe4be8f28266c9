// @vitest-environment happy-dom
import '../../src-renderer/zod-config'
import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { App } from '../../src-renderer/app'
import type { ScenarioName } from '../../src-renderer/bridge/fake/scenario'
import { createAppStore } from '../../src-renderer/store/store'
import type { View } from '../../src-renderer/store/view'
import { fakeWith, shownAt } from './fake'
import { prepareWindow } from './window'

beforeAll(prepareWindow)
afterEach(cleanup)

async function open(name: ScenarioName, view: Partial<View> = {}) {
  const { bridge, letTimePass } = fakeWith(name)
  const store = createAppStore({ bridge, clock: { now: () => new Date(shownAt) } })
  store.getState().go('community', view)
  void store.getState().start()
  await act(async () => {
    render(<App store={store} stillForTests />)
  })
  return { store, user: userEvent.setup(), pass: () => act(async () => letTimePass()) }
}

const model = (n: number) => `01KAK7Q2M8FAKE00000000600${String(n)}`
const tiles = () => within(screen.getByRole('main')).getAllByRole('listitem')
const send = (amount: string) => screen.getByRole('button', { name: `Send review, ${amount} points` })

describe('the community page', () => {
  it('shows the newest models, and the next page below them when asked', async () => {
    const { user } = await open('full')
    expect(tiles()).toHaveLength(24)
    expect(screen.getByText('The newest 24, there are more')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Show more' }))
    await waitFor(() => expect(tiles()).toHaveLength(48))
    await user.click(screen.getByRole('button', { name: 'Show more' }))
    await waitFor(() => expect(tiles()).toHaveLength(60))
    expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull()
  })

  it('says of words that nothing has where to look, and finds what has them', async () => {
    const { user } = await open('full')
    await user.type(screen.getByRole('searchbox'), 'bearing')
    await screen.findByText('15 models, newest first')
    expect(tiles()[0]?.textContent).toContain('Herringbone gear bearing')
    await user.type(screen.getByRole('searchbox'), ' of gold')
    await screen.findByText('Nothing here has “bearing of gold” in its title, tags or description.')
  })

  it.each([
    ['new-club', 'Nothing is published yet'],
    ['practice', 'Nobody else is here while you try it out'],
    ['assisted', 'Models of others are on Nexprint'],
    ['empty', 'No community chosen yet'],
    ['offline', 'Harbour Makers can’t be reached'],
  ] as const)('says what is the case and what to do: %s', async (name, title) => {
    await open(name)
    expect(screen.getByRole('heading', { level: 2, name: title })).toBeTruthy()
    expect(within(screen.getByRole('main')).getAllByRole('button').length).toBeGreaterThan(0)
  })
})

describe('the sheet of a model', () => {
  it('says what a review gives as it is written, and shows it once it is sent', async () => {
    const { user, pass } = await open('full', { model: model(1) })
    expect(screen.getByRole<HTMLButtonElement>('button', { name: /^Send review/u }).disabled).toBe(true)
    await user.click(screen.getByRole('radio', { name: '5 stars' }))
    expect(send('+2')).toBeTruthy()
    await user.type(screen.getByRole('textbox', { name: 'Description' }), 'Prints well.')
    await user.click(send('+4'))
    expect(await screen.findByText(/Review sent: \+4 points/u)).toBeTruthy()
    await pass()
    expect(await screen.findByText('Prints well.')).toBeTruthy()
    expect(screen.queryByRole('form')).toBeNull()
  })

  it('gives the most to the first, and has no form for one’s own model', async () => {
    const { store, user } = await open('full', { model: model(3) })
    await user.click(screen.getByRole('radio', { name: '5 stars' }))
    await user.type(screen.getByRole('textbox', { name: 'Description' }), 'First.')
    expect(send('+6')).toBeTruthy()
    await act(async () => store.getState().show({ model: model(5) }))
    expect(await screen.findByText('This model is yours, so others review it.')).toBeTruthy()
    expect(screen.queryByRole('form')).toBeNull()
  })

  it('says under which name a file was saved, and shows how far one is that comes', async () => {
    const { store, user } = await open('full', { model: model(1) })
    await user.click(
      screen.getByRole('button', { name: 'Download: Drawer divider, parametric, Download, 2.5 MB' }),
    )
    expect(
      await screen.findByText('Saved as Drawer divider, parametric.3mf, checked byte for byte.'),
    ).toBeTruthy()
    await act(async () => store.getState().show({ model: model(2) }))
    expect((await screen.findByRole('progressbar')).getAttribute('aria-valuetext')).toBe('1.3 MB of 2.5 MB')
    await user.click(screen.getByRole('button', { name: /^Stop: / }))
    await waitFor(() => expect(screen.queryByRole('progressbar')).toBeNull())
  })
})

it('a suggestion is sent from its card, and what became of the ones before stands below', async () => {
  const { store, user } = await open('full')
  await act(async () => store.getState().go('tasks'))
  await user.click(screen.getByRole('button', { name: /^Send feedback: / }))
  const sheet = screen.getByRole('dialog')
  expect(await within(sheet).findByText('Implemented')).toBeTruthy()
  await user.type(within(sheet).getByRole('textbox'), 'Sort by size.')
  await user.click(within(sheet).getByRole('button', { name: 'Send to the team' }))
  expect(await within(sheet).findByText('Sort by size.')).toBeTruthy()
  expect(await within(sheet).findByText('With the team')).toBeTruthy()
})
