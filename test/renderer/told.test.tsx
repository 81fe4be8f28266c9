// @vitest-environment happy-dom
import '../../src-renderer/zod-config'
import { act, cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { App } from '../../src-renderer/app'
import type { Bridge } from '../../src-renderer/bridge/bridge'
import { createAppStore } from '../../src-renderer/store/store'
import type { Page } from '../../src-renderer/store/view'
import { fakeWith, shownAt } from './fake'
import { prepareWindow } from './window'

beforeAll(prepareWindow)
afterEach(cleanup)

const note = 'Helped at the <open day>.'

/** The app where the community's rules are too new for it, and the team wrote something with the newest entry. */
async function open(page: Page) {
  const { bridge: fake } = fakeWith('full')
  const request: Bridge['request'] = async (name, input) => {
    const answer = await fake.request(name, input)
    if (!answer.ok) return answer
    const { value } = answer
    if ('tasks' in value) return { ...answer, value: { ...value, tasks: { ...value.tasks, outdated: true } } }
    if ('rows' in value) {
      const [first, ...rows] = value.rows
      return { ...answer, value: { ...value, rows: [{ ...first, note }, ...rows] } }
    }
    return answer
  }
  const store = createAppStore({ bridge: { ...fake, request }, clock: { now: () => new Date(shownAt) } })
  store.getState().go(page, {})
  void store.getState().start()
  await act(async () => {
    render(<App store={store} stillForTests />)
  })
}

describe('what a community’s service told', () => {
  it('says above the tasks that its rules are too new for this app', async () => {
    await open('tasks')
    expect(screen.getByText(/has new reward rules that this version of Firstlayer can’t read/u)).toBeTruthy()
  })

  it('shows with an entry what the team wrote, as text and never as markup', async () => {
    await open('history')
    const row = screen.getAllByRole('row')[1]
    if (!row) throw new Error('no row')
    await userEvent.setup().click(row)
    expect(screen.getByText('What the team wrote')).toBeTruthy()
    expect(screen.getByText(note).tagName).toBe('BLOCKQUOTE')
  })
})
