// @vitest-environment happy-dom
import '../../src-renderer/zod-config'
import { act, cleanup, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { App } from '../../src-renderer/app'
import { scenario, type ScenarioName } from '../../src-renderer/bridge/fake/scenario'
import { reviewsLeft } from '../../src-renderer/pages/community/reviews-left'
import { createAppStore } from '../../src-renderer/store/store'
import type { Page } from '../../src-renderer/store/view'
import { fakeWith, shownAt } from './fake'
import { prepareWindow } from './window'

beforeAll(prepareWindow)
afterEach(cleanup)

async function open(name: ScenarioName, page: Page) {
  const store = createAppStore({ bridge: fakeWith(name).bridge, clock: { now: () => new Date(shownAt) } })
  store.getState().go(page)
  void store.getState().start()
  await act(async () => {
    render(<App store={store} stillForTests />)
  })
  return { store, user: userEvent.setup() }
}

describe('what is worth points now stands on the page itself', () => {
  it('Files names what can be published with its points while no file is chosen, one click from each', async () => {
    const { store, user } = await open('full', 'files')
    const worth = screen.getByRole('region', { name: '2 files to publish now' })
    const buttons = within(worth).getAllByRole('button')
    expect(buttons.map((button) => button.textContent)).toEqual([
      expect.stringMatching(/^Ripple planter.*\+65$/u),
      expect.stringMatching(/^Hex drawer insert.*\+25$/u),
    ])
    await user.click(within(worth).getByRole('button', { name: /Hex drawer insert/u }))
    expect(store.getState().view.file).toBe('hex')
    expect(screen.queryByRole('region', { name: '2 files to publish now' })).toBeNull()
  })

  it('Files says how many more there are where not all of them fit', async () => {
    await open('many', 'files')
    const worth = screen.getByRole('region', { name: '11,112 files to publish now' })
    expect(within(worth).getAllByRole('button')).toHaveLength(5)
    expect(within(worth).getByText('And 11,107 more in the list.')).toBeTruthy()
  })

  it('My Models names the nearest milestones first, and how many files can be published', async () => {
    const { store, user } = await open('full', 'models')
    const next = await screen.findByRole('region', { name: 'What comes next' })
    expect(
      within(next)
        .getAllByRole('listitem')
        .map((row) => row.textContent),
    ).toEqual([
      'Ripple planter+2013 downloads to 650',
      'Honeycomb tray+2019 downloads to 50',
      'Ripple planter · 0.20 mm Standard+538 downloads to 250',
      '2 files to publish nowChoose a file',
    ])
    await user.click(within(next).getByRole('button', { name: 'Choose a file' }))
    expect(store.getState().view).toMatchObject({ page: 'files', file: null })
  })

  it('Community says what a review gives and how much room is left, and marks what nobody reviewed', async () => {
    await open('full', 'community')
    expect(screen.getByRole('note').textContent).toContain('up to 10 points. 26 left in November.')
    const tile = (title: string) =>
      screen.getByRole('button', { name: new RegExp(`^${title}`, 'u') }).textContent
    expect(tile('Self-watering planter ?by')).toContain('+10 first review')
    expect(tile('Headphone hook ?yours')).toContain('Not reviewed yet')
    expect(tile('Drawer divider, parametric ?by')).toContain('4.5 (2)')
  })
})

it('the next review gives no more than is left of the month, and nothing once its cap is reached', () => {
  const { tasks } = scenario('full', shownAt).state.tasks
  const withLeft = (left: number) =>
    tasks.map((task) =>
      task.cap && task.action === 'review-a-print' ? { ...task, cap: { ...task.cap, left } } : task,
    )
  expect(reviewsLeft(tasks)).toMatchObject({ room: 26, most: 10 })
  expect(reviewsLeft(withLeft(6))).toMatchObject({ room: 6, most: 6 })
  expect(reviewsLeft(withLeft(0))).toMatchObject({ most: 0 })
  expect(reviewsLeft([])).toBeNull()
})

describe('Badges & Level says what comes next', () => {
  it('the nearest first, with what it gives and which level and title that makes', async () => {
    await open('full', 'badges')
    const next = screen.getByRole('region', { name: 'What comes next' })
    expect(within(next).getByText('70 points to the title “Feel free to ask me”')).toBeTruthy()
    expect(
      within(next)
        .getAllByRole('listitem')
        .map((row) => row.textContent),
    ).toEqual([
      'Likable GuyReceive over 200 likes.14 to gomakes level 44: I got this!+200',
      'Receiving likes13 to gomakes level 26+20',
      'BrainiacGive 25 best answers.8 to gomakes level 34: Feel free to ask me+100',
      'Posts88 to gomakes level 26+20',
      'Anniversaryon 9 February 2027makes level 28+40',
    ])
  })

  it('with the year where a day is not of this one', async () => {
    await open('full', 'badges')
    expect(screen.getByText('Earned 14 June 2025')).toBeTruthy()
    expect(screen.getByText('Earned 2 May')).toBeTruthy()
    expect(screen.getByText('member since 9 February 2023')).toBeTruthy()
  })
})
