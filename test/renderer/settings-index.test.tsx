// @vitest-environment happy-dom
import '../../src-renderer/zod-config'
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { App } from '../../src-renderer/app'
import { createAppStore } from '../../src-renderer/store/store'
import { fakeWith, shownAt } from './fake'
import { prepareWindow } from './window'

beforeAll(prepareWindow)
afterEach(cleanup)

async function open() {
  const store = createAppStore({ bridge: fakeWith('full').bridge, clock: { now: () => new Date(shownAt) } })
  store.getState().go('settings')
  void store.getState().start()
  await act(async () => {
    render(<App store={store} stillForTests />)
  })
  const index = within(screen.getByRole('navigation', { name: 'Groups of settings' }))
  const here = () => index.getByRole('button', { current: 'location' }).textContent
  return { user: userEvent.setup(), index, here }
}

describe('the index of the settings', () => {
  it('names every group of the page, in their order', async () => {
    const { index } = await open()
    const groups = screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent)
    expect(index.getAllByRole('button').map(({ textContent }) => textContent)).toEqual(groups)
    expect(groups.length).toBeGreaterThan(5)
  })

  it('leads to a group, takes the focus to its heading, and says that it is there', async () => {
    const { user, index, here } = await open()
    expect(here()).toBe('Folders')
    await user.click(index.getByRole('button', { name: 'Health' }))
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Health' }))
    expect(here()).toBe('Health')
  })

  it('keeps to the chosen group while the page comes to rest there, and follows the page after that', async () => {
    const { user, index, here } = await open()
    const page = screen.getByRole('main')
    await user.click(index.getByRole('button', { name: 'Health' }))
    fireEvent.scroll(page)
    expect(here()).toBe('Health')
    page.scrollTop = 1
    fireEvent.scroll(page)
    expect(here()).toBe('About')
  })
})
