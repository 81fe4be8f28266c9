// `node scripts/findings-doc.mjs`: writes docs/findings.md anew from the findings and their texts.
import { writeFileSync } from 'node:fs'
import { runnerImport } from 'vite'
import { findingsPage } from './docs/findings-page.mjs'
import { inRoot, root } from './setup/paths.mjs'
import { runScript, say } from './setup/say.mjs'

/** @typedef {{ findingCodes: readonly string[], findingTable: Record<string, { severity: string }> }} Codes */
/** @typedef {{ catalogue: Record<string, readonly [string, string, string]> }} Texts */

await runScript(async () => {
  /** @type {import('vite').InlineConfig} */
  const options = { root, configFile: false, logLevel: 'warn' }
  /** @type {{ module: Codes }} */
  const { module: codes } = await runnerImport(inRoot('src-shared/inspect/finding-codes.ts'), options)
  /** @type {{ module: Texts }} */
  const { module: texts } = await runnerImport(inRoot('src-shared/i18n/catalogue.ts'), options)
  const page = findingsPage({
    codes: codes.findingCodes,
    severityOf: (code) => codes.findingTable[code]?.severity ?? '',
    english: (id) => texts.catalogue[id]?.[0] ?? '',
  })
  writeFileSync(inRoot('docs/findings.md'), page)
  say(`docs/findings.md: ${String(codes.findingCodes.length)} findings`)
  return 0
})
