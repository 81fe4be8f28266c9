import type { randomBytes } from 'node:crypto'

/** Made at each start: a style with last start's nonce, or with a guessed one, is not applied. */
export const makeNonce = (bytes: typeof randomBytes): string => bytes(18).toString('base64')

/**
 * What a page of ours may load: scripts and styles of the build, pictures of the build and from `data:`, and nothing from
 * the network, for only main talks to it. The nonce is for the styles that Mantine writes into the page. No `unsafe-inline`.
 */
export const contentPolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
