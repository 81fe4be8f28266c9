import { fetchPages } from '../../src-renderer/shell/pages'

// happy-dom lays nothing out, so what asks for sizes is told some.
class StillObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
}

/**
 * Makes the page's window fit for the components: sizes, queries and scrolling that do nothing. The pages are there
 * before the first of them is asked for, as they are in the app after a moment of rest.
 */
export async function prepareWindow(): Promise<void> {
  Object.assign(globalThis, {
    ResizeObserver: StillObserver,
    requestIdleCallback: () => 0,
    cancelIdleCallback: () => undefined,
  })
  Object.defineProperty(window, 'matchMedia', {
    configurable: true,
    value: (query: string) => ({
      matches: false,
      media: query,
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
      addListener: () => undefined,
      removeListener: () => undefined,
    }),
  })
  Element.prototype.scrollTo = () => undefined
  Element.prototype.scrollIntoView = () => undefined
  for (const side of ['offsetWidth', 'offsetHeight', 'clientWidth', 'clientHeight'] as const) {
    for (const { prototype } of [Element, HTMLElement])
      Object.defineProperty(prototype, side, { configurable: true, get: () => 700 })
  }
  await fetchPages()
}
