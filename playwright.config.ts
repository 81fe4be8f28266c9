import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig } from '@playwright/test'

// `npm test` names the Electron to drive. For a run of Playwright by hand, the one that was last prepared is taken.
const prepared = fileURLToPath(new URL('.cache/electron-path', import.meta.url))
if (existsSync(prepared)) process.env['FIRSTLAYER_ELECTRON'] ??= readFileSync(prepared, 'utf8').trim()

export default defineConfig({
  testDir: 'test/e2e-electron',
  outputDir: 'test-results',
  // One window at a time: they share the machine's one display, its notifications and its two cores.
  workers: 1,
  fullyParallel: false,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  use: { trace: 'retain-on-failure' },
})
