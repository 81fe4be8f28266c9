// @vitest-environment happy-dom
import '../../src-renderer/zod-config'
import { languages, type Language } from '@shared/i18n/language'
import { messageIds, messagesOf } from '@shared/i18n/catalogue'
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { App } from '../../src-renderer/app'
import type { ScenarioName } from '../../src-renderer/bridge/fake/scenario'
import { createAppStore } from '../../src-renderer/store/store'
import { pages, type Page, type View } from '../../src-renderer/store/view'
import { fakeWith, shownAt } from './fake'
import { prepareWindow } from './window'

beforeAll(prepareWindow)
afterEach(cleanup)

type Opened = { readonly page?: Page; readonly view?: Partial<View>; readonly language?: Language }

async function open(name: ScenarioName, { page = 'tasks', view = {}, language = 'en' }: Opened = {}) {
  const { bridge, letTimePass } = fakeWith(name)
  const store = createAppStore({ bridge, clock: { now: () => new Date(shownAt) } })
  await bridge.request('settings.change', { language })
  store.getState().go(page, view)
  void store.getState().start()
  await act(async () => {
    render(<App store={store} stillForTests />)
  })
  const user = userEvent.setup()
  const pass = () => act(async () => letTimePass())
  const state = () => {
    const { app } = store.getState()
    if (app.status !== 'ready') throw new Error('no state')
    return app.value
  }
  return { store, user, pass, state }
}

const headings = {
  tasks: 'nav.tasks',
  files: 'nav.files',
  models: 'nav.models',
  community: 'nav.community',
  store: 'nav.store',
  history: 'nav.history',
  badges: 'nav.badges',
  settings: 'nav.settings',
} as const

describe('every page', () => {
  for (const language of languages) {
    it.each(pages)(`stands with its heading and no text left out, in ${language}: %s`, async (page) => {
      await open('full', { page, language })
      const heading = screen.getByRole('heading', { level: 1 })
      expect(heading.textContent).toBe(messagesOf(language)[headings[page]])
      // A message that was not found shows its id.
      const shown = screen.getByRole('main').textContent
      expect(messageIds.filter((id) => shown.includes(id))).toEqual([])
      expect(document.documentElement.lang).toBe(language)
    })
  }

  it.each(pages)('says what is the case when there is nothing yet: %s', async (page) => {
    await open('empty', { page })
    expect(screen.getByRole('main').textContent.length).toBeGreaterThan(60)
  })

  it.each(['files', 'history'] as const)('says how to go on when it can’t be filled: %s', async (page) => {
    await open('error', { page })
    expect(screen.getByRole('heading', { name: 'This page can’t be shown' })).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Copy details' })).toBeTruthy()
  })

  it('shows its own shape while the state is on its way', async () => {
    const { bridge } = fakeWith('loading')
    const store = createAppStore({ bridge, clock: { now: () => shownAt } })
    void store.getState().start()
    await act(async () => {
      render(<App store={store} stillForTests />)
    })
    expect(screen.getByText('Loading')).toBeTruthy()
  })

  it.each(['files', 'models', 'community', 'store', 'history', 'badges'] as const)(
    'shows its own shape while what it asked for is on its way: %s',
    async (page) => {
      const { bridge } = fakeWith('page-loading')
      const store = createAppStore({ bridge, clock: { now: () => shownAt } })
      void store.getState().start()
      store.getState().go(page)
      await act(async () => {
        render(<App store={store} stillForTests />)
      })
      expect(screen.getByRole('heading', { level: 1 })).toBeTruthy()
      expect(within(screen.getByRole('main')).getByText('Loading')).toBeTruthy()
    },
  )

  it('takes the focus to its heading when it was changed to', async () => {
    const { user } = await open('full')
    await user.click(screen.getByRole('button', { name: /^Transaction History/u }))
    expect(document.activeElement?.textContent).toBe('Transaction History')
  })
})

describe('points of different kinds', () => {
  const balance = () => screen.getByTitle('Open Transaction History').textContent

  it('are confirmed at a time', async () => {
    await open('full')
    expect(balance()).toBe('1,240pointsconfirmed 13:31')
    expect(screen.getByText('+10 pending', { selector: 'header *' })).toBeTruthy()
  })

  it('are practice, in so many words', async () => {
    await open('practice')
    expect(balance()).toBe('0pointspractice')
  })

  it('are an estimate, in so many words', async () => {
    await open('assisted')
    expect(balance()).toBe('≈ 1,240pointsyour estimate')
  })

  it('are never added to what is pending', async () => {
    await open('full', { page: 'history' })
    expect(document.body.textContent).not.toContain('1,250')
    const pending = screen.getByRole('region', { name: 'Pending' })
    expect(within(pending).getByText('not part of the balance yet')).toBeTruthy()
    expect(within(screen.getByRole('table')).queryByText('Honeycomb tray')).toBeNull()
  })
})

describe('Reward Tasks', () => {
  it('tells a cap in words that a screen reader speaks', async () => {
    await open('full')
    const bar = screen.getByRole('meter', { name: 'Cap of First Print Profile Upload' })
    expect(bar.getAttribute('aria-valuetext')).toBe('105 of 150 used, 10 pending, 35 left')
  })

  it('does a task here: what was filled in waits, and is confirmed later', async () => {
    const { user, pass, state } = await open('practice')
    await user.click(screen.getByRole('button', { name: 'Choose tags: Set preference' }))
    await user.click(screen.getByRole('button', { name: 'Mechanical Design' }))
    await user.click(screen.getByRole('button', { name: 'Save tags' }))
    expect(state().points).toMatchObject({ balance: 0, pending: 10 })
    await pass()
    expect(state().points).toMatchObject({ balance: 10, pending: 0 })
    expect(screen.getAllByText('Complete')).toHaveLength(1)
  })
})

describe('Files', () => {
  it('says on its line what keeps a file back, in the reader’s language', async () => {
    await open('full', { page: 'files', language: 'de' })
    expect(screen.getByText('Auf der Platte liegt nichts · Elegoo Slicer 1.5')).toBeTruthy()
    expect(within(screen.getByRole('listbox')).getByText('OrcaSlicer 2.3 · geslicte Datei')).toBeTruthy()
  })

  it('says it in the report’s own sentence where the code is not known here', async () => {
    const { store } = await open('full', { page: 'files' })
    const { files } = store.getState()
    const row = files.status === 'ready' ? files.value.find(({ id }) => id === 'lid') : undefined
    if (!row) throw new Error('no such row')
    const headline = { code: 'from-a-later-version', message: 'The lid is ajar.' }
    await act(async () => {
      store.getState().take({
        name: 'files.changed',
        payload: { upserted: [{ ...row, headline }], removed: [] },
      })
    })
    expect(screen.getByText(/^The lid is ajar\. · /u)).toBeTruthy()
  })

  it('tells assistive technology how many there are, though few are in the page', async () => {
    await open('many', { page: 'files' })
    const options = screen.getAllByRole('option')
    expect(options.length).toBeLessThan(60)
    expect(options[0]?.getAttribute('aria-setsize')).toBe('50000')
  })

  it('takes the rows that left for those that come when it is scrolled, and each says its new place', async () => {
    await open('many', { page: 'files' })
    const list = screen.getByRole('listbox')
    list.scrollTop = 200_000
    fireEvent.scroll(list)
    const before = screen.getAllByRole('option')
    const places = before.map((row) => Number(row.getAttribute('aria-posinset')))
    list.scrollTop = 200_660
    fireEvent.scroll(list)
    const after = screen.getAllByRole('option')
    expect(after.filter((row) => !before.includes(row)).length).toBeLessThan(2)
    expect(after.map((row) => Number(row.getAttribute('aria-posinset'))).sort((a, b) => a - b)).toEqual(
      places.map((place) => place + 10),
    )
    expect(new Set(after.map(({ id }) => id)).size).toBe(after.length)
  })

  it('is searched by name', async () => {
    const { user } = await open('full', { page: 'files' })
    await user.type(screen.getByRole('searchbox', { name: 'Search files' }), 'petg')
    expect(screen.getAllByRole('option')).toHaveLength(1)
  })

  it('never shows the value of a credential', async () => {
    await open('full', { page: 'files', view: { file: 'ripple' } })
    expect(screen.getByText('printhost_apikey')).toBeTruthy()
    expect(screen.getByText('value hidden')).toBeTruthy()
  })

  it('says how to mend what does not qualify', async () => {
    await open('full', { page: 'files', view: { file: 'calibration' }, language: 'de' })
    expect(screen.getByText('Eine Sache zu beheben')).toBeTruthy()
    expect(screen.getByText('Füge im Slicer ein Objekt hinzu und speichere das Projekt neu.')).toBeTruthy()
  })

  it('publishes in one sheet, from the stated origin to confirmed points', async () => {
    const { user, pass, state } = await open('full', { page: 'files', view: { file: 'ripple' } })
    await user.click(await screen.findByRole('button', { name: 'Publish' }))
    const sheet = await screen.findByRole('dialog')
    const publish = () => within(sheet).getByRole('button', { name: /^Publish/u })
    expect(publish().hasAttribute('disabled')).toBe(true)
    expect(within(sheet).getByText('Pending until Harbour Makers has confirmed it.')).toBeTruthy()
    await user.click(within(sheet).getByRole('radio', { name: 'Original' }))
    await user.click(publish())
    expect(state().points).toMatchObject({ balance: 1240, pending: 75 })
    await pass()
    expect(await within(sheet).findByText('Confirmed: +65 points')).toBeTruthy()
    // What it gave is no forecast any more.
    expect(within(sheet).getByRole('heading', { name: 'Given' })).toBeTruthy()
    expect(within(sheet).getByText('Harbour Makers has confirmed it.')).toBeTruthy()
    expect(within(sheet).queryByText(/^Pending until/u)).toBeNull()
    expect(state().points).toMatchObject({ balance: 1305, pending: 10 })
  })

  it('says before publishing what to look at and how to mend it in the slicer', async () => {
    const { user } = await open('full', { page: 'files', view: { file: 'ripple' }, language: 'de' })
    await user.click(await screen.findByRole('button', { name: 'Veröffentlichen' }))
    const sheet = within(await screen.findByRole('dialog'))
    expect(sheet.getByRole('heading', { name: 'Vor dem Veröffentlichen' })).toBeTruthy()
    expect(sheet.getByText('Das Netz ist nicht überall geschlossen')).toBeTruthy()
    expect(sheet.getByText(/wähle „Modell reparieren“/)).toBeTruthy()
  })

  it('makes a kit where there is only a site, and asks whether it went through', async () => {
    const { user, state } = await open('assisted', {
      page: 'files',
      view: { file: 'ripple', publishing: 'ripple' },
    })
    const sheet = await screen.findByRole('dialog')
    await user.click(within(sheet).getByRole('radio', { name: 'Original' }))
    await user.click(within(sheet).getByRole('button', { name: 'Make the kit' }))
    expect(await within(sheet).findByRole('button', { name: 'Open www.nexprint.example' })).toBeTruthy()
    expect(within(sheet).getByRole('button', { name: 'Copy Title' })).toBeTruthy()
    await user.click(within(sheet).getByRole('button', { name: 'Yes, it did' }))
    expect(state().points).toMatchObject({ kind: 'estimate', balance: 1305 })
    // Nobody has given anything: it is the member's own count.
    expect(await within(sheet).findByRole('heading', { name: 'Counted' })).toBeTruthy()
    expect(within(sheet).queryByRole('heading', { name: 'Given' })).toBeNull()
  })

  it.each([
    ['the waiting list', 'Show'],
    ['the Files page', 'Continue with the kit'],
  ])('opens a kit that waits for its answer where it was left, from %s', async (from, button) => {
    const { user, state, store } = await open('assisted', {
      page: 'files',
      view: { file: 'ripple', publishing: 'ripple' },
    })
    const made = await screen.findByRole('dialog')
    await user.click(within(made).getByRole('radio', { name: 'Original' }))
    await user.click(within(made).getByRole('button', { name: 'Make the kit' }))
    await within(made).findByRole('button', { name: 'Yes, it did' })
    await user.keyboard('{Escape}')
    await act(async () => store.getState().show({ waitingOpen: from === 'the waiting list' }))
    await user.click(await screen.findByRole('button', { name: button }))
    const again = await screen.findByRole('dialog', { name: /Nexprint/u })
    expect(within(again).queryByRole('button', { name: 'Make the kit' })).toBeNull()
    expect(within(again).getByRole('button', { name: 'Copy Title' })).toBeTruthy()
    await user.click(within(again).getByRole('button', { name: 'Yes, it did' }))
    expect(state()).toMatchObject({ outbox: [], points: { kind: 'estimate', balance: 1305 } })
    expect(within(again).getByText(messagesOf('en')['kit.answeredYes'])).toBeTruthy()
    expect(within(again).queryByRole('button', { name: 'Yes, it did' })).toBeNull()
    await user.keyboard('{Escape}')
    expect(screen.queryByRole('button', { name: 'Continue with the kit' })).toBeNull()
  })

  it('shows of a file that waits what happens next, though nothing of it is left to fill in', async () => {
    const { user } = await open('full', { page: 'files', view: { file: 'carrier' } })
    await user.click(await screen.findByRole('button', { name: 'What happens' }))
    const sheet = await screen.findByRole('dialog', { name: 'Planetary carrier' })
    const now = within(sheet)
      .getAllByRole('listitem')
      .find((step) => step.getAttribute('aria-current') === 'step')
    expect(now?.textContent).toBe('Harbour Makers checks it again')
    expect(within(sheet).queryByRole('textbox')).toBeNull()
  })

  it('says beside a refused file why the service did not take it', async () => {
    await open('full', { page: 'files', view: { file: 'petg' } })
    const pane = screen.getByRole('region', { name: '0.20 mm Strong PETG' })
    expect(within(pane).getByText(messagesOf('en')['error.model-unknown'])).toBeTruthy()
  })

  it('asks of a profile for its model, and of a model for its origin', async () => {
    const { store } = await open('full', { page: 'files', view: { file: 'hex' } })
    expect(screen.getByText('You say in the next step which model it is for.')).toBeTruthy()
    await act(async () => store.getState().show({ file: 'ripple' }))
    expect(screen.getByText('Origin is not stated yet. You choose it in the next step.')).toBeTruthy()
  })
})

describe('Transaction History', () => {
  it('says apart from the ledger which actions gave nothing, and what each rule says of them', async () => {
    const { user } = await open('full', { page: 'history' })
    await user.click(screen.getByText('2 actions gave nothing'))
    expect(screen.getByText(/^Model Upload, the origin is not what this task asks for\./u)).toBeTruthy()
    expect(screen.getByText(/^First Print Profile Upload, somebody was first with this one\./u)).toBeTruthy()
  })

  it('answers why a zero is there, and gives the focus back when it is closed', async () => {
    const { user } = await open('full', { page: 'history' })
    const row = screen.getAllByRole('row')[1]
    if (!row) throw new Error('no row')
    row.focus()
    await user.keyboard('{Enter}')
    expect(
      screen.getByRole('heading', {
        level: 2,
        name: /34th of November: 10 asked, cap 300 reached, 0 given/u,
      }),
    ).toBeTruthy()
    expect(screen.getByText('300 − 300 = 0')).toBeTruthy()
    expect(screen.getByText('1 December, 00:00 UTC')).toBeTruthy()
    await user.keyboard('{Escape}')
    expect(screen.queryByText('300 − 300 = 0')).toBeNull()
  })

  it('opens beside a ledger of 50,000 entries, of which few are in the page', async () => {
    const { user } = await open('many', { page: 'history' })
    const table = screen.getByRole('table', { name: 'Entries, newest first' })
    expect(table.getAttribute('aria-rowcount')).toBe('50001')
    const rows = within(table).getAllByRole('row')
    expect(rows.length).toBeLessThan(60)
    await user.click(rows[1] ?? table)
    expect(await screen.findByRole('button', { name: 'Copy as evidence' })).toBeTruthy()
  })

  it('can be seen by month, however many months there are', async () => {
    const { user } = await open('many', { page: 'history' })
    await user.click(screen.getByRole('button', { name: 'Month: All months' }))
    await user.click(await screen.findByRole('menuitem', { name: 'October' }))
    expect(screen.getByRole('button', { name: 'Month: October' })).toBeTruthy()
    expect(screen.getByRole('table').getAttribute('aria-rowcount')).toBe(String(31 * 24 + 1))
  })

  it('is asked about, and the question stands with the entry from then on', async () => {
    const { user } = await open('full', { page: 'history' })
    const [row] = await screen.findAllByRole('row', { name: /Excellent model reward/u })
    if (!row) throw new Error('no row')
    await user.click(row)
    expect(await screen.findByText('The next 20 come at 650.')).toBeTruthy()
    await user.click(await screen.findByRole('button', { name: 'Ask the team' }))
    await user.type(screen.getByRole('textbox', { name: /What is wrong/u }), 'It was 650.')
    await user.click(screen.getByRole('button', { name: 'Send' }))
    expect(await screen.findByText('Asked, not answered yet')).toBeTruthy()
    expect(screen.getByText(/“It was 650.”/u)).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Ask the team' })).toBeNull()
  })

  it('explains a pending amount with the next step', async () => {
    const { user } = await open('full', { page: 'history' })
    await user.click(screen.getByRole('button', { name: /Honeycomb tray/u }))
    expect(screen.getByText('It joins the balance when Harbour Makers has confirmed it.')).toBeTruthy()
  })
})

describe('what waits', () => {
  it('stands at the foot with the next try, and opens with state and reason of each', async () => {
    const { user, state } = await open('offline')
    await user.click(screen.getByRole('button', { name: /^2 waiting to sync/u }))
    const panel = await screen.findByRole('dialog')
    expect(within(panel).getAllByText(/Next try 14:32/u)).toHaveLength(2)
    expect(
      within(panel).getByText(
        'The model of this profile is not known to the service. Publish the model first.',
      ),
    ).toBeTruthy()
    await user.click(within(panel).getByRole('button', { name: 'Put away' }))
    expect(state().outbox).toHaveLength(3)
  })

  it('is discarded only after it was asked', async () => {
    const { user, state } = await open('offline', { view: { waitingOpen: true } })
    const before = state().outbox.length
    const [discard] = await screen.findAllByRole('button', { name: 'Discard' })
    if (!discard) throw new Error('nothing to discard')
    await user.click(discard)
    expect(state().outbox).toHaveLength(before)
    await user.click(screen.getByRole('button', { name: 'Discard for good' }))
    expect(state().outbox).toHaveLength(before - 1)
  })
})

describe('the first start', () => {
  it('keeps places that are only offered apart from what the member added', async () => {
    const { user } = await open('first')
    const usual = within(screen.getByRole('region', { name: 'Usual places' }))
    expect(usual.getByText('/home/mara/Downloads')).toBeTruthy()
    expect(screen.queryByRole('region', { name: 'Added by you' })).toBeNull()
    await user.click(screen.getByRole('button', { name: 'Add a folder' }))
    const added = within(screen.getByRole('region', { name: 'Added by you' }))
    expect(added.getByText('/home/mara/exports')).toBeTruthy()
    expect(added.queryByText('/home/mara/Downloads')).toBeNull()
  })

  it('goes from folders to a place to the pages, and watches nothing by itself', async () => {
    const { user, state } = await open('first')
    expect(state().folders.every((folder) => folder.state === 'offered')).toBe(true)
    await user.click(screen.getByRole('checkbox', { name: 'Watch /home/mara/3D' }))
    await user.click(screen.getByRole('button', { name: 'Continue' }))
    await user.click(screen.getByRole('radio', { name: /Just try it/u }))
    await user.click(screen.getByRole('button', { name: 'Try it' }))
    expect(state().place.kind).toBe('practice')
    await user.click(screen.getByRole('button', { name: 'Start' }))
    expect(state().settings.guideDone).toBe(true)
    expect(state().folders.filter((folder) => folder.state === 'accepted')).toHaveLength(1)
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Reward Tasks')
  })

  it('can be skipped at every step', async () => {
    const { user, state } = await open('first')
    await user.click(screen.getByRole('button', { name: 'Skip this step' }))
    await user.click(screen.getByRole('button', { name: 'Skip this step' }))
    await user.click(screen.getByRole('button', { name: 'Start' }))
    expect(state().place.kind).toBe('none')
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Reward Tasks')
  })

  it('signs in to a service in the browser, with a code to compare there', async () => {
    const { user, state } = await open('first', { view: { guide: 2 } })
    await user.click(screen.getByRole('radio', { name: /My community/u }))
    await user.type(screen.getByLabelText('Address of the service'), 'rewards.example')
    await user.click(screen.getByRole('button', { name: 'Ask who it is' }))
    expect(await screen.findByText(/The app never sees your password/u)).toBeTruthy()
    expect(screen.queryByLabelText('Access key')).toBeNull()
    await user.click(screen.getByRole('button', { name: 'Sign in in the browser' }))
    expect(state().place).toMatchObject({ kind: 'service', address: 'https://rewards.example' })
  })

  it('asks a service without sign-in who it is before it takes a key', async () => {
    const { user, state } = await open('first', { view: { guide: 2 } })
    await user.click(screen.getByRole('radio', { name: /My community/u }))
    expect(screen.queryByLabelText('Access key')).toBeNull()
    await user.type(screen.getByLabelText('Address of the service'), 'keys.example')
    await user.click(screen.getByRole('button', { name: 'Ask who it is' }))
    expect(await screen.findByText('Harbour Makers answers')).toBeTruthy()
    await user.type(screen.getByLabelText('Access key'), 'secret')
    await user.click(screen.getByRole('button', { name: 'Connect' }))
    expect(state().place).toMatchObject({ kind: 'service', address: 'https://keys.example' })
  })
})

describe('the demo', () => {
  it('walks a newcomer from the folder to the confirmed points', async () => {
    const { user, pass } = await open('demo')
    const strip = () => screen.getByRole('region', { name: 'Demo' }).textContent
    expect(strip()).toContain('Step 1 of 5')
    await user.click(screen.getByRole('checkbox', { name: 'Watch /home/mara/3D' }))
    expect(strip()).toContain('Step 2 of 5')
    await user.click(screen.getByRole('button', { name: 'Continue' }))
    await user.click(screen.getByRole('radio', { name: /Just try it/u }))
    await user.click(screen.getByRole('button', { name: 'Try it' }))
    await user.click(screen.getByRole('button', { name: 'Start' }))
    expect(strip()).toContain('Step 3 of 5')
    await user.click(screen.getByRole('button', { name: 'Show' }))
    expect(strip()).toContain('Step 4 of 5')
    await user.click(await screen.findByRole('button', { name: 'Publish' }))
    const sheet = await screen.findByRole('dialog')
    await user.click(within(sheet).getByRole('radio', { name: 'Original' }))
    await user.click(within(sheet).getByRole('button', { name: /^Publish/u }))
    await pass()
    expect(strip()).toContain('Confirmed. See why in Transaction History.')
  })
})

describe('Settings', () => {
  it('changes the language while it runs', async () => {
    const { store } = await open('full', { page: 'settings' })
    await act(async () => {
      await store.getState().ask('settings.change', { language: 'zh-CN' })
    })
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('设置')
  })

  it('accepts, declines and forgets a folder by its own name', async () => {
    const { user, state } = await open('full', { page: 'settings' })
    await user.click(screen.getByRole('button', { name: 'Accept: /home/mara/.config/OrcaSlicer' }))
    expect(state().folders.find((folder) => folder.id === 'f4')?.state).toBe('accepted')
    await user.click(screen.getByRole('button', { name: 'Forget: /home/mara/.config/OrcaSlicer' }))
    expect(state().folders.some((folder) => folder.id === 'f4')).toBe(false)
  })

  it('raises a limit within its bounds, and makes it as usual again', async () => {
    const { user, state } = await open('full', { page: 'settings' })
    const field = screen.getByRole('textbox', { name: 'Up to' })
    const button = screen.getByRole('button', { name: 'Raise' })
    await user.type(field, '5')
    expect(button).toHaveProperty('disabled', true)
    expect(screen.getByText('From 536,870,912 (537 MB) to 2,147,483,648 (2.1 GB)')).toBeTruthy()
    await user.clear(field)
    await user.type(field, '1000000000')
    await user.click(button)
    expect(state().settings.limits).toEqual({ fileBytes: 1_000_000_000 })
    await user.click(screen.getByRole('button', { name: 'As usual again: Size of a file (bytes)' }))
    expect(state().settings.limits).toEqual({})
  })
})
