import { err, ok } from '@shared/result'
import type { RequestName } from '@shared/ipc/contract'
import type { Bridge } from '../bridge'
import { readAnswer } from '../client'
import { droppedFile } from './files'
import { allHandlers } from './handlers/all'
import { createMemory, type Deps } from './memory'
import type { Scenario } from './scenario'

/**
 * Stands in for main: believable data, and the same answers to what a member does. Every answer passes the contract's
 * schema, so that it can't drift from the real handlers.
 */
export function createFakeBridge(scene: Scenario, deps: Deps): Bridge {
  const memory = createMemory(scene, deps)
  const handlers = new Map<string, unknown>(
    Object.values(allHandlers(memory)).flatMap((part) => Object.entries(part)),
  )

  return {
    request: async (name, input) => {
      if (scene.silent === 'all' || (scene.silent === 'pages' && name !== 'state.get'))
        return new Promise(() => undefined)
      const refusal = refusalFor(name, scene)
      // The handler is picked by the same name as the input, which TypeScript cannot follow through the map.
      const handler = handlers.get(name) as (input: unknown) => Promise<unknown>
      return readAnswer(name, refusal ?? (await handler(input)))
    },
    handIn: async (given) => {
      const rows = given.map((file) => droppedFile(file, memory.newId(), memory.now().toISOString()))
      memory.setFiles(rows)
      return ok({ files: rows.map(({ row }) => row.id), refused: [] })
    },
    subscribe: memory.subscribe,
  }
}

function refusalFor(name: RequestName, scene: Scenario) {
  if (scene.refuse === null || name === 'state.get' || name === 'window.control') return null
  return err(scene.refuse)
}
