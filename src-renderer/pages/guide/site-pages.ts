import type { Site } from '@shared/ipc/views'

/** The hosts a site's pages lead to, each once: shown before any of them is opened. */
export const hostsOf = (site: Site): readonly string[] => [
  ...new Set(Object.values(site.pages).map((address) => new URL(address).host)),
]

export function isHttps(address: string): boolean {
  try {
    const url = new URL(address)
    return url.protocol === 'https:' && url.host !== ''
  } catch {
    return false
  }
}

/** A site of the member's own, with an id that no other one has. */
export function newSite(sites: readonly Site[], programme: string): Site {
  let number = sites.length + 1
  while (sites.some(({ id }) => id === `own-${number}`)) number++
  const pages = { tasks: 'https://', upload: 'https://', store: 'https://' }
  return { id: `own-${number}`, name: '', programme, pages, official: false }
}
