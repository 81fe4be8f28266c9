import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  resolve: {
    alias: { '@shared': at('src-shared'), '@core': at('src-main/core'), '@service': at('src-service') },
  },
  test: {
    include: ['test/{unit,property,contract,integration,renderer,security,architecture}/**/*.test.{ts,tsx}'],
    testTimeout: 20_000,
    hookTimeout: 30_000,
    reporters: ['default'],
  },
})
