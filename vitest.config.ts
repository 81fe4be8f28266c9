import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { findCorpus } from './scripts/test/corpus.mjs'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const corpus = findCorpus(process.env['FIRSTLAYER_CORPUS'], process.cwd(), at('.'))

export default defineConfig({
  resolve: {
    alias: { '@shared': at('src-shared'), '@core': at('src-main/core'), '@service': at('src-service') },
  },
  test: {
    include: ['test/{unit,property,contract,integration,renderer,security,architecture}/**/*.test.{ts,tsx}'],
    env: corpus === undefined ? {} : { FIRSTLAYER_CORPUS: corpus },
    testTimeout: 20_000,
    hookTimeout: 30_000,
    reporters: ['default'],
  },
})
