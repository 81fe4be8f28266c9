import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { assembly } from './scripts/setup/assembly.mjs'
import { findCorpus } from './scripts/test/corpus.mjs'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const corpus = findCorpus(process.env['FIRSTLAYER_CORPUS'], process.cwd(), at('.'))

/** What holds the app to seconds has the machine to itself. */
const bySomeClock = ['test/integration/{core,inspect-node}/**/*.test.ts']

const service = ['test/integration/service/*.test.ts']

/** One file after the other in the same process, where what they import is loaded once; none of them changes it. */
const oneProcess = { isolate: false }

export default defineConfig({
  plugins: [assembly()],
  resolve: {
    alias: { '@shared': at('src-shared'), '@core': at('src-main/core'), '@service': at('src-service') },
  },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'all',
          include: ['test/{integration,renderer,security,architecture}/**/*.test.{ts,tsx}'],
          exclude: ['test/integration/service/**', ...bySomeClock],
        },
      },
      {
        extends: true,
        test: { name: 'pure', include: ['test/{unit,property,contract}/**/*.test.ts'], ...oneProcess },
      },
      {
        extends: true,
        test: {
          name: 'service',
          include: [...service, 'test/integration/service/sqlite/*.test.ts'],
          ...oneProcess,
        },
      },
      {
        extends: true,
        test: {
          name: 'alone',
          include: bySomeClock,
          // When the others are done, and one at a time.
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
      {
        // The same service, over the other database.
        extends: true,
        test: {
          name: 'postgres',
          include: [...service, 'test/integration/service/postgres/*.test.ts'],
          globalSetup: ['test/postgres/global-setup.ts'],
          ...oneProcess,
        },
      },
    ],
    env: corpus === undefined ? {} : { FIRSTLAYER_CORPUS: corpus },
    // Vitest itself leaves one core idle, which is half of a machine with two.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: ['default'],
  },
})
