// @vitest-environment happy-dom
import '../../src-renderer/zod-config'
import type { RequestName } from '@shared/ipc/contract'
import { act, cleanup, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { App } from '../../src-renderer/app'
import type { ScenarioName } from '../../src-renderer/bridge/fake/scenario'
import { createAppStore } from '../../src-renderer/store/store'
import type { Page, View } from '../../src-renderer/store/view'
import { fakeWith, shownAt } from './fake'
import { prepareWindow } from './window'

beforeAll(prepareWindow)
afterEach(cleanup)

async function open(name: ScenarioName, page: Page, view: Partial<View> = {}) {
  const { bridge } = fakeWith(name)
  const asked: RequestName[] = []
  const listening = {
    ...bridge,
    request: (<K extends RequestName>(request: K, input: never) => {
      asked.push(request)
      return bridge.request(request, input)
    }) as typeof bridge.request,
  }
  const store = createAppStore({ bridge: listening, clock: { now: () => new Date(shownAt) } })
  store.getState().go(page, view)
  void store.getState().start()
  await act(async () => {
    render(<App store={store} stillForTests />)
  })
  return { user: userEvent.setup(), asked }
}
const button = (name: string | RegExp) => screen.getByRole('button', { name })

describe('earlier exports', () => {
  it('are published only once they were chosen and said to be one’s own', async () => {
    const { user, asked } = await open('full', 'settings', { earlierOpen: true })
    const sheet = within(screen.getByRole('dialog', { name: 'Earlier exports' }))
    expect(sheet.getByText('Tick what you want to publish.')).toBeTruthy()
    expect(sheet.queryByText(/0 points/u)).toBeNull()
    await user.click(sheet.getByRole('checkbox', { name: '1 export' }))
    expect(sheet.getByText('≈ 65 points')).toBeTruthy()
    const publish = sheet.getByRole('button', { name: 'Publish 1 export' })
    expect(publish.hasAttribute('disabled')).toBe(true)
    await user.click(sheet.getByRole('checkbox', { name: 'They are my own original designs' }))
    expect(asked).not.toContain('earlier.publish')
    await user.click(publish)
    expect(asked).toContain('earlier.publish')
    expect(sheet.getByText('0 of 1 recorded')).toBeTruthy()
  })

  it('ask for a place first where points live nowhere yet', async () => {
    await open('demo', 'tasks', { guide: 3 })
    expect(screen.getByText(/Choose where your points live first/u)).toBeTruthy()
    expect(screen.queryByRole('button', { name: /^Publish/u })).toBeNull()
  })

  it('say that none qualifies, and how there will be some', async () => {
    await open('empty', 'settings', { earlierOpen: true })
    const sheet = within(screen.getByRole('dialog', { name: 'Earlier exports' }))
    expect(sheet.getByText('No earlier export qualifies')).toBeTruthy()
    expect(sheet.getByRole('button', { name: 'Add a folder' })).toBeTruthy()
  })
})

describe('Transaction History by months', () => {
  it('says what a cap kept back and when it opens', async () => {
    const { user } = await open('full', 'history')
    await user.click(screen.getByText('Months and caps'))
    const uploads = within(screen.getByRole('region', { name: 'Model Upload' }))
    expect(uploads.getByRole('meter').getAttribute('aria-valuetext')).toBe('300 of 300 counted')
    expect(uploads.getByText(/4 came after the cap of 300 .* 40 not given/u).textContent).toContain(
      'It opens again on 1 December.',
    )
  })
})

describe('Settings', () => {
  it('erase nothing at the first click', async () => {
    const { user, asked } = await open('full', 'settings')
    await user.click(button('Erase …'))
    expect(screen.getByText(/^3 actions wait and will never be sent\./u)).toBeTruthy()
    await user.click(button('Keep my data'))
    expect(asked).not.toContain('stored.erase')
    await user.click(button('Erase …'))
    await user.click(button('Erase and start anew'))
    expect(asked).toContain('stored.erase')
  })

  it('say of each part of the app whether it is as it should be', async () => {
    const { user } = await open('offline', 'settings')
    await user.click(button('Check now'))
    const health = within(screen.getByRole('region', { name: 'Health' }))
    expect(health.getAllByText('As it should be')).toHaveLength(2)
    expect(health.getByText('Not watched now: /media/stick/exports')).toBeTruthy()
    expect(health.getAllByText('Have a look')).toHaveLength(2)
  })

  it('switch to another account by its name', async () => {
    const { user, asked } = await open('full', 'settings')
    await user.click(button('Switch to Harbour Makers · Print club of the school'))
    expect(asked).toContain('place.switch')
  })

  it('show what a pattern hides before it is saved', async () => {
    const { user, asked } = await open('full', 'settings')
    const [field] = screen.getAllByLabelText('Leave alone')
    if (!field) throw new Error('no field')
    await user.type(field, 'ripple*{Enter}')
    expect(await screen.findByText(/^Hides \d+ of \d+ files that are there now: .*Ripple/u)).toBeTruthy()
    expect(asked).not.toContain('folders.ignore')
    await user.click(button('Leave these alone'))
    expect(asked).toContain('folders.ignore')
  })
})

describe('what a site already shows', () => {
  it('is taken in within its caps, and a line that is no model is named', async () => {
    const { user, asked } = await open('site-first', 'tasks', { guide: 3 })
    const form = within(screen.getByRole('region', { name: 'What the site already shows' }))
    const take = () => form.getByRole('button', { name: 'Take it in' })
    expect(take().hasAttribute('disabled')).toBe(true)
    await user.type(form.getByLabelText('Balance in points'), '420')
    await user.type(form.getByLabelText(/^Model Upload/u), '301')
    expect(form.getByText('At most 300')).toBeTruthy()
    await user.type(form.getByLabelText(/^Model Upload/u), '{Backspace}')
    await user.type(form.getByLabelText('Models with downloads'), 'Planter, 120{Enter}Bowl')
    expect(form.getByText('Not a title and a number: line 2')).toBeTruthy()
    expect(take().hasAttribute('disabled')).toBe(true)
    await user.type(form.getByLabelText('Models with downloads'), ', 7')
    await user.click(take())
    expect(asked).toContain('history.bring')
  })

  it('is offered in assisted mode alone, before anything is recorded', async () => {
    await open('full', 'settings', { earlierOpen: true })
    expect(screen.queryByRole('region', { name: 'What the site already shows' })).toBeNull()
  })
})
