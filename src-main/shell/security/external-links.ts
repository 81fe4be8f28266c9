import type { Shell } from 'electron'
import { parseUrl } from './origin'

/** The address to open, or null: https only, with a host, and without a name or password in it. */
export function safeLink(text: string): string | null {
  const url = parseUrl(text)
  if (url?.protocol !== 'https:' || url.hostname === '') return null
  if (url.username !== '' || url.password !== '') return null
  return url.href
}

/** Opens a link in the member's browser; false when it is not one to open or the system would not. */
export async function openLink({ shell }: { readonly shell: Pick<Shell, 'openExternal'> }, text: string) {
  const link = safeLink(text)
  if (link === null) return false
  try {
    await shell.openExternal(link)
    return true
  } catch {
    return false
  }
}
