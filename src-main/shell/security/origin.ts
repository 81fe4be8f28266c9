/** The one origin whose pages main listens to. A scheme of our own, so that no website can ever have it. */
export const appScheme = 'app'
export const appHost = 'firstlayer'
export const startPage = `${appScheme}://${appHost}/index.html`

/** Compares the parsed parts, for Node's `URL.origin` of a scheme of one's own is the string "null". */
export function isAppUrl(text: string): boolean {
  const url = parseUrl(text)
  return (
    url?.protocol === `${appScheme}:` && url.host === appHost && url.username === '' && url.password === ''
  )
}

export function parseUrl(text: string): URL | null {
  try {
    return new URL(text)
  } catch {
    return null
  }
}
