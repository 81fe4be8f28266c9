import { err, ok } from '@shared/result'
import type { FakeMemory } from '../memory'
import { createFakeShop } from '../shop'
import { unreachable } from './answers'
import type { HandlersOf } from './of'

export function shopHandlers(memory: FakeMemory): HandlersOf<'shop'> {
  const shop = createFakeShop(memory.scene.hasHistory)
  return {
    'shop.get': async () =>
      memory.scene.reachable
        ? ok(shop.view(memory.state.points.balance, memory.now().toISOString()))
        : unreachable,
    'shop.redeem': async ({ item }) => {
      const redemption = memory.scene.reachable ? shop.redeem(item, memory.now().toISOString()) : null
      return redemption ? ok({ redemption }) : unreachable
    },
    'shop.cancel': async ({ redemption: id }) => {
      const redemption = shop.cancel(id, memory.now().toISOString())
      return redemption ? ok({ redemption }) : err({ code: 'not-found' })
    },
    'shop.code': async () => ok({ code: 'HARB-20NV-7K2Q' }),
  }
}
