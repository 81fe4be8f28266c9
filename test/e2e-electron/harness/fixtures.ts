import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base } from '@playwright/test'
import { launch, type Launch, type RunningApp } from './launch'
import { treeOf } from './process-tree'

export type Place = {
  /** A folder of this test's own: profile, home and export folder are in it. */
  readonly folder: string
  readonly profile: string
  readonly home: string
  readonly exports: string
}

/** Starts the app over this test's profile; whatever still runs at the end is ended. */
export type Start = (options?: Partial<Launch>) => Promise<RunningApp>

type Fixtures = { readonly place: Place; readonly start: Start }

export const test = base.extend<Fixtures>({
  // Playwright wants the pattern even where nothing is taken from it.
  // eslint-disable-next-line no-empty-pattern
  place: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'firstlayer-e2e-'))
    const place = {
      folder,
      profile: join(folder, 'profile'),
      home: join(folder, 'home'),
      exports: join(folder, 'exports'),
    }
    mkdirSync(join(place.home, '.config'), { recursive: true })
    mkdirSync(place.exports)
    await use(place)
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  },

  start: async ({ place }, use, info) => {
    const running: RunningApp[] = []
    await use(async (options = {}) => {
      const app = await launch({ profile: place.profile, home: place.home, ...options })
      running.push(app)
      return app
    })
    for (const app of running) if (treeOf(app.pid).length > 0) await app.kill()
    if (info.status !== info.expectedStatus) {
      await info.attach('log', { body: running.at(-1)?.log() ?? '', contentType: 'text/plain' })
    }
  },
})

export { expect } from '@playwright/test'
