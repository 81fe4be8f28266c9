import type { Page } from '@playwright/test'

const at = { x: 300, y: 300 }

/** As the system drops files: with their paths, which no script of a page could give them. */
export async function drop(page: Page, ...files: string[]): Promise<void> {
  const { letGo } = await holdOver(page, ...files)
  await letGo()
}

/** Holds files over the window as somebody who drags them. `leave` goes out of it with them. */
export async function holdOver(
  page: Page,
  ...files: string[]
): Promise<{ letGo: () => Promise<void>; leave: () => Promise<void> }> {
  const session = await page.context().newCDPSession(page)
  const data = { items: [], files, dragOperationsMask: 1 }
  const send = (type: 'dragEnter' | 'dragOver' | 'drop', point = at) =>
    session.send('Input.dispatchDragEvent', { type, ...point, data })
  await send('dragEnter')
  await send('dragOver')
  return {
    letGo: async () => {
      await send('drop')
      await session.detach()
    },
    leave: async () => {
      await send('dragOver', { x: -10, y: at.y })
      await session.detach()
    },
  }
}

/** From here on what the files are held over is drawn anew at every step, as when a page comes or a list changes. */
export async function drawAnewBelow(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const step of ['dragenter', 'dragover'] as const)
      window.addEventListener(step, ({ target }) => {
        if (target instanceof Element && document.body.contains(target))
          target.replaceWith(target.cloneNode(true))
      })
  })
}
