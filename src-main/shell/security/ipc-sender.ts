import { isAppUrl } from './origin'

/** What is looked at of Electron's event, at once: the frame may be gone a moment later. */
export type SenderEvent = {
  readonly senderFrame: { readonly url: string; readonly parent: unknown } | null
}

/** Only the main frame of our own page may call: not a frame within it, not a page that came in its place. */
export const isTrustedSender = ({ senderFrame }: SenderEvent): boolean =>
  senderFrame !== null && senderFrame.parent === null && isAppUrl(senderFrame.url)
