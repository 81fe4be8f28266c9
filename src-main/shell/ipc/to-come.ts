export type ToCome<T> = { readonly there: Promise<T>; readonly give: (value: T) => void }

/** What comes once core has started, for those who wait for it before: the window opens first. */
export function toCome<T>(): ToCome<T> {
  let give: (value: T) => void = () => undefined
  const there = new Promise<T>((resolve) => {
    give = resolve
  })
  return { there, give }
}
