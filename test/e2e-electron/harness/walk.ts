import type { Page } from '@playwright/test'
import { expect } from '@playwright/test'
import type { MessageId } from '@shared/i18n/catalogue'
import { createAppIntl, translator, type Translate } from '@shared/i18n/intl'
import type { Language } from '@shared/i18n/language'

/** Something that the window can show, and what it is called in a report. */
export type Visit = (what: string) => Promise<void>

const pageNames = [
  'nav.tasks',
  'nav.files',
  'nav.models',
  'nav.community',
  'nav.store',
  'nav.history',
  'nav.badges',
  'nav.settings',
] as const

export const wordsOf = (language: Language): Translate => translator(createAppIntl(language))

export async function goTo(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name, exact: false }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
}

/** The guide's three steps, each place for points opened once. */
export async function walkGuide(page: Page, t: Translate, visit: Visit): Promise<void> {
  await expect(page.getByRole('heading', { name: t('guide.folders.title') })).toBeVisible()
  await visit('guide, folders')
  const onward = page.getByRole('contentinfo').getByRole('button')
  await onward.filter({ hasText: new RegExp(`${t('guide.next')}|${t('guide.skip')}`, 'u') }).click()
  await expect(page.getByRole('heading', { name: t('guide.place.title') })).toBeVisible()
  for (const place of ['guide.assisted.title', 'guide.service.title', 'guide.practice.title'] as const) {
    await page.getByRole('radio', { name: new RegExp(t(place), 'u') }).check()
    await visit(`guide, ${place}`)
  }
  await onward.filter({ hasText: t('guide.skip') }).click()
  await expect(page.getByRole('heading', { name: t('guide.history.title') })).toBeVisible()
  await visit('guide, history')
}

/** Every page, and what opens over and beside them. The window holds what `furnish` has put into it. */
export async function walkPages(page: Page, t: Translate, visit: Visit): Promise<void> {
  for (const name of pageNames) {
    await goTo(page, t(name))
    await visit(name)
  }
  await goTo(page, t('nav.tasks'))
  const beside = async (name: string, title: MessageId) => {
    await page.getByRole('button', { name }).first().click()
    await expect(page.getByRole('dialog', { name: t(title) })).toBeVisible()
    await visit(title)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
  await beside(`${t('tasks.setIdentity')}: `, 'form.identity.title')
  await beside(`${t('tasks.setProfile')}: `, 'form.profile.title')
  await beside(`${t('tasks.setUpPrinter')}: `, 'form.printer.title')

  await goTo(page, t('nav.files'))
  await beside(t('files.nothingSeen'), 'seen.title')
  const file = (name: string) => page.getByRole('option').filter({ hasText: name })
  for (const name of ['Untitled.3mf', 'Broken.3mf', 'Gear knob (copy).3mf', 'Ripple planter.3mf']) {
    await file(name).click()
    await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible()
    await visit(`file ${name}`)
    // In a narrow window the file covers the list.
    const back = page.getByRole('button', { name: t('detail.close') })
    if (await back.isVisible()) await back.click()
  }
  await file('Planter Mk 2.3mf').click()
  await page.getByRole('button', { name: t('detail.publish') }).click()
  await expect(page.getByRole('dialog').getByRole('button', { name: t('publish.do') })).toBeVisible()
  await visit('publish sheet')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)

  await goTo(page, t('nav.history'))
  await page.getByRole('row').nth(1).click()
  await expect(page.getByRole('complementary').last().getByRole('heading')).toBeVisible()
  await visit('why-drawer')

  await page.getByRole('button', { name: t('sync.open') }).click()
  await expect(page.getByRole('dialog').getByRole('listitem').first()).toBeVisible()
  await visit('waiting panel')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
}
