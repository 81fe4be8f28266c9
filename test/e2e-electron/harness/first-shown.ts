import type { Page } from '@playwright/test'

/**
 * Notes when the page first shows a text. It is noted in the page itself, at that moment: how busy the test's own
 * process is, and how seldom it looks, counts for nothing.
 */
export async function noteFirstShown(page: Page, text: string): Promise<() => Promise<number | null>> {
  const noted = await page.evaluateHandle((wanted) => {
    const note: { at: number | null } = { at: null }
    const observer = new MutationObserver(() => {
      if (!document.body.textContent.replace(/\s+/gu, ' ').includes(wanted)) return
      note.at = Date.now()
      observer.disconnect()
    })
    observer.observe(document.body, { subtree: true, childList: true, characterData: true })
    return note
  }, text)
  return () => noted.evaluate(({ at }) => at)
}
