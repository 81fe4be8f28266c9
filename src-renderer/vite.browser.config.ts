import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { chunks } from '../scripts/setup/chunks.mjs'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Nobody fills in the page here as main does (src-main/shell/security/fill-page.ts): it begins empty, in the browser's colours. */
const unfilled = {
  name: 'unfilled',
  transformIndexHtml: (html: string) =>
    html
      .replace(/ data-\S+="%\w+%"/gu, '')
      .replace('%LANGUAGE%', 'en')
      .replace('%FRAME%', ''),
}

/** The renderer for a plain browser, on the fake bridge: `npx vite build --config src-renderer/vite.browser.config.ts`. */
export default defineConfig({
  root: at('.'),
  mode: 'browser',
  resolve: { alias: { '@shared': at('../src-shared') } },
  plugins: [react(), unfilled],
  build: {
    outDir: at('../out/browser'),
    emptyOutDir: true,
    target: 'chrome130',
    assetsInlineLimit: 0,
    rolldownOptions: { output: chunks },
  },
})
