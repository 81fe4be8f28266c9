import { ok } from '@shared/result'
import type { HandlersOf } from './of'

export function startupHandlers(): HandlersOf<'startup'> {
  let atLogin = false
  return {
    'startup.get': async () => ok({ on: atLogin }),
    'startup.set': async ({ on }) => {
      atLogin = on
      return ok({ on })
    },
  }
}
