import type { Handlers } from '@shared/ipc/contract'
import type { Redeeming } from '@shared/ipc/shop'
import { ok } from '@shared/result'
import type { Place } from '@shared/state/state'
import { asMemberOf } from '../sync/as-member'
import { isDecided } from '../sync/decided'
import type { Context } from './context'

type Names = 'shop.get' | 'shop.redeem' | 'shop.cancel' | 'shop.code'

/** The store of a service. Nothing is redeemed offline; an order whose answer was lost is the same order when sent again. */
export function shopHandlers({ store, deps, newId, sync, logins }: Context): Pick<Handlers, Names> {
  const asMember = asMemberOf(store, { ...deps, logins })

  /** The key of an order that is on its way already, or a new one, on disk before anything is sent. */
  const begin = async (place: Place, order: Omit<Redeeming, 'key'>) => {
    const before = place.redeeming
    const same = before?.item === order.item && before.price === order.price && before.terms === order.terms
    const redeeming = { ...order, key: same ? before.key : newId() }
    const stored = await store.commit(() => [{ change: 'redeeming', place: place.head.id, redeeming }])
    return stored.ok ? ok(redeeming) : stored
  }

  return {
    'shop.get': () =>
      asMember(async (client) => {
        const [offered, own, me] = await Promise.all([client.store(), client.redemptions(), client.me()])
        if (!offered.ok) return offered
        if (!own.ok) return own
        if (!me.ok) return me
        return ok({
          items: offered.value.items,
          redemptions: own.value.redemptions,
          available: me.value.account.available,
          at: deps.clock.now().toISOString(),
        })
      }),
    'shop.redeem': ({ address, ...order }) =>
      asMember(async (client, place) => {
        const begun = await begin(place, order)
        if (!begun.ok) return begun
        const answer = await client.redeem({ ...begun.value, ...(address && { address }) })
        if (answer.ok || isDecided(answer.error)) {
          await store.commit(() => [{ change: 'redeeming', place: place.head.id, redeeming: null }])
        }
        sync.kick()
        return answer.ok ? ok({ redemption: answer.value }) : answer
      }),
    'shop.cancel': ({ redemption }) =>
      asMember(async (client) => {
        const answer = await client.cancelRedemption(redemption)
        sync.kick()
        return answer.ok ? ok({ redemption: answer.value }) : answer
      }),
    'shop.code': ({ redemption }) => asMember((client) => client.redemptionCode(redemption)),
  }
}
