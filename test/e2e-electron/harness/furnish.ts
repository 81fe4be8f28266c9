import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { plainFile, sampleExports } from '../../fixtures/exports'
import { freePort, startService, type CommunityService } from './community-service'
import type { Place } from './fixtures'
import type { RunningApp } from './launch'
import { acceptFolder, publish, rowOf, saveInto, verdictOf } from './member'

/** The data folder of a slicer, as the slicer leaves it in the member's home. */
export function installSlicer(home: string, name: 'ElegooSlicer' | 'OrcaSlicer', config: Uint8Array): string {
  const folder = join(home, '.config', name)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${name}.conf`), config)
  return folder
}

/** One sample ends too early: it might still be being written, and is waited for. */
const cutShort = 'Gear knob (copy).3mf'

/**
 * Files of every verdict, one of them published and confirmed, one waiting for a service that is out of reach, and a
 * printer in the slicer: no page is left empty that could show something.
 */
export async function furnish(app: RunningApp, place: Place): Promise<CommunityService> {
  const service = await startService(join(place.folder, 'service'), await freePort())
  await acceptFolder(app, place.exports)
  const files = [...(await sampleExports(1)), { name: 'Broken.3mf', bytes: await plainFile('<model') }]
  for (const { name, bytes } of files) saveInto(place.exports, name, bytes)
  const { address, key } = service
  await app.ask('place.choose', { kind: 'service', address, key })
  await publish(app, (await verdictOf(app, 'Ripple planter.3mf')).id)
  await expect
    .poll(async () => (await rowOf(app, 'Ripple planter.3mf'))?.publication, { timeout: 30_000 })
    .toBe('confirmed')
  await expect.poll(async () => (await app.ask('history.get', {})).rows.length).toBeGreaterThan(0)
  await service.cutOff()
  await app.ask('tasks.set-preference', { tags: ['Keramik'] })
  await publish(app, (await verdictOf(app, 'Gear knob.3mf')).id)
  await expect.poll(async () => (await app.ask('state.get', {})).sync.state).toBe('unreachable')
  for (const { name } of files) if (name !== cutShort) await verdictOf(app, name)
  return service
}
