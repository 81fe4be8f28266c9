import type { Page } from '@playwright/test'

/** Words in view over which something else lies, at their start, middle or end. Under an open sheet all may lie. */
export const coveredOn = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    /** The part of a box that its scrolling and clipping ancestors let be seen. */
    const inView = (element: Element, box: DOMRect) => {
      let [left, top, right, bottom] = [Math.max(0, box.left), Math.max(0, box.top), box.right, box.bottom]
      for (let at: Element | null = element; at !== null; at = at.parentElement) {
        if (getComputedStyle(at).overflow === 'visible') continue
        const edge = at.getBoundingClientRect()
        left = Math.max(left, edge.left)
        top = Math.max(top, edge.top)
        right = Math.min(right, edge.right)
        bottom = Math.min(bottom, edge.bottom)
      }
      return { left, right: Math.min(right, innerWidth), top, bottom: Math.min(bottom, innerHeight) }
    }
    const covered: string[] = []
    const looked = document.querySelector('[role=dialog][aria-modal=true]') ?? document.body
    const texts = document.createTreeWalker(looked, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
      const element = texts.currentNode.parentElement
      const text = texts.currentNode.textContent?.trim() ?? ''
      if (element === null || text === '' || !element.checkVisibility({ visibilityProperty: true })) continue
      if (element.closest('[inert], [aria-hidden=true], .visually-hidden') !== null) continue
      const range = document.createRange()
      range.selectNodeContents(texts.currentNode)
      for (const box of range.getClientRects()) {
        const { left, right, top, bottom } = inView(element, box)
        if (right - left < 4 || bottom - top < 4) continue
        for (const x of [left + 1, (left + right) / 2, right - 1]) {
          const above = document.elementFromPoint(x, (top + bottom) / 2)
          if (above === null || above.contains(element) || element.contains(above)) continue
          // A switch's own field lies unseen over all of it.
          if (above.matches('input') && getComputedStyle(above).opacity === '0') continue
          covered.push(`${JSON.stringify(text)} under ${above.tagName.toLowerCase()}.${above.className}`)
          break
        }
      }
    }
    return covered
  })
