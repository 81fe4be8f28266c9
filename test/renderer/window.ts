// happy-dom lays nothing out, so what asks for sizes is told some.
class StillObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
}

/** Makes the page's window fit for the components: sizes, queries and scrolling that do nothing. */
export function prepareWindow(): void {
  Object.assign(globalThis, { ResizeObserver: StillObserver })
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
}
