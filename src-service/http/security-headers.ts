/** On every answer. It is data for a program: no page may show, frame, sniff or keep it. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
}

const pagePolicy =
  "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

/** The same on a page for the browser, which may have our style sheet and send our forms, and no script at all. */
export const pageHeaders: Readonly<Record<string, string>> = {
  ...securityHeaders,
  'content-security-policy': pagePolicy,
  // Without one of its own pages as referrer a browser would not say where a form came from.
  'referrer-policy': 'same-origin',
}

/** On the one page that shows what is in uploads: pictures, too, of this service alone. */
export const picturePolicy = `${pagePolicy}; img-src 'self'`
