import { ok } from '@shared/result'
import { createFakeCommunity } from '../community'
import type { FakeMemory } from '../memory'
import { fakeModels, fakeStanding } from '../standing'
import { done } from './answers'
import { communityHandlers } from './community'
import { disputeHandlers } from './disputes'
import { earlierHandlers } from './earlier'
import { feedbackHandlers } from './feedback'
import { fileHandlers } from './files'
import { folderHandlers } from './folders'
import { goalHandlers } from './goal'
import { healthHandlers } from './health'
import { historyHandlers } from './history'
import { kitHandlers } from './kit'
import type { HandlersByFirstPart } from './of'
import { outboxHandlers } from './outbox'
import { placeHandlers } from './place'
import { settingsHandlers } from './settings'
import { shopHandlers } from './shop'
import { startupHandlers } from './startup'
import { storedHandlers } from './stored'
import { syncHandlers } from './sync'
import { taskHandlers } from './tasks'

export function allHandlers(memory: FakeMemory): HandlersByFirstPart {
  const { scene, now } = memory
  const community = createFakeCommunity(scene.hasHistory ? now() : null)
  return {
    clipboard: { 'clipboard.write': async () => done },
    community: communityHandlers(memory, community),
    disputes: disputeHandlers(memory),
    earlier: earlierHandlers(memory),
    feedback: feedbackHandlers(memory, community),
    files: fileHandlers(memory),
    folders: folderHandlers(memory),
    goal: goalHandlers(memory),
    health: healthHandlers(memory),
    history: historyHandlers(memory),
    kit: kitHandlers(memory),
    models: {
      'models.get': async () => ok({ models: scene.hasHistory ? fakeModels(scene.photosRemoved) : [] }),
    },
    outbox: outboxHandlers(memory),
    place: placeHandlers(memory),
    settings: settingsHandlers(memory),
    shop: shopHandlers(memory),
    sites: {
      'sites.save': async ({ site }) => {
        memory.change({ sites: [...memory.state.sites.filter(({ id }) => id !== site.id), site] })
        return done
      },
    },
    slicers: { 'slicers.find': async () => done },
    standing: { 'standing.get': async () => ok(fakeStanding(scene.hasHistory)) },
    startup: startupHandlers(),
    state: { 'state.get': async () => ok(memory.state) },
    stored: storedHandlers(),
    sync: syncHandlers(memory),
    tasks: taskHandlers(memory),
    window: { 'window.control': async () => done },
  }
}
