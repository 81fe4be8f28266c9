import type { Redemption } from '@shared/api/contract'
import type { Shop, ShopItem } from '@shared/ipc/shop'
import { fakeId } from './ids'

const item = (own: Pick<ShopItem, 'id' | 'title' | 'price' | 'kind'> & Partial<ShopItem>): ShopItem => ({
  description: '',
  picture: null,
  programme: 'creator-rewards',
  perMember: null,
  minLevel: 0,
  reserved: false,
  from: null,
  until: null,
  days: 30,
  terms: 1,
  stock: null,
  taken: 0,
  refusal: null,
  ...own,
})

/** What Harbour Makers offer on 21 November. */
export const fakeItems = (): ShopItem[] => [
  item({
    id: 'pla-pro',
    title: 'Elegoo PLA Pro, 1 kg spool',
    price: 1300,
    kind: 'physical',
    perMember: 2,
    stock: 14,
  }),
  item({
    id: 'coupon-10',
    title: 'Coupon code, 10 €',
    price: 100,
    kind: 'code',
    perMember: 1,
    stock: 38,
    taken: 1,
    refusal: { code: 'limit-reached' },
  }),
  item({
    id: 'nozzles',
    title: 'Nozzle set, brass and steel',
    description: '0.2 to 0.8 mm, eight pieces.',
    price: 480,
    kind: 'physical',
    perMember: 1,
    stock: 6,
  }),
  item({
    id: 'pei-plate',
    title: 'Textured PEI plate, 235 mm',
    price: 900,
    kind: 'physical',
    perMember: 1,
    stock: 0,
    refusal: { code: 'sold-out' },
  }),
  item({
    id: 'silk',
    title: 'Silk PLA samples, 5 × 50 g',
    price: 350,
    kind: 'physical',
    perMember: 3,
    stock: 21,
  }),
  item({ id: 'gift-50', title: 'Gift card, 50 €', price: 2600, kind: 'code' }),
]

const redemption = (
  n: number,
  own: Pick<Redemption, 'item' | 'title' | 'price' | 'kind' | 'state' | 'requestedAt'> & Partial<Redemption>,
): Redemption => ({
  id: fakeId(7000 + n),
  key: fakeId(7100 + n),
  programme: 'creator-rewards',
  terms: 1,
  deadline: '2026-12-21T12:00:00.000Z',
  endedAt: null,
  reason: null,
  ...own,
})

export const fakeRedemptions = (): Redemption[] => [
  redemption(1, {
    item: 'coupon-10',
    title: 'Coupon code, 10 €',
    price: 100,
    kind: 'code',
    state: 'fulfilled',
    requestedAt: '2026-11-12T18:20:00.000Z',
    endedAt: '2026-11-13T09:00:00.000Z',
  }),
  redemption(2, {
    item: 'pei-plate',
    title: 'Textured PEI plate',
    price: 900,
    kind: 'physical',
    state: 'rejected',
    requestedAt: '2026-10-30T10:00:00.000Z',
    endedAt: '2026-10-31T10:00:00.000Z',
    reason: 'The last one was damaged. New stock in December.',
  }),
  redemption(3, {
    item: 'silk',
    title: 'Silk PLA samples',
    price: 350,
    kind: 'physical',
    state: 'cancelled',
    requestedAt: '2026-10-02T10:00:00.000Z',
    endedAt: '2026-10-02T11:00:00.000Z',
  }),
]

/** A store that remembers what was redeemed in it. */
export function createFakeShop(hasHistory: boolean) {
  let redemptions = hasHistory ? fakeRedemptions() : []
  const items = fakeItems()
  return {
    view: (available: number, at: string): Shop => ({ items, redemptions, available, at }),
    redeem: (id: string, at: string): Redemption | null => {
      const wanted = items.find((one) => one.id === id)
      if (!wanted) return null
      const { title, price, kind } = wanted
      const made = redemption(redemptions.length + 1, {
        item: id,
        title,
        price,
        kind,
        state: 'requested',
        requestedAt: at,
      })
      redemptions = [made, ...redemptions]
      return made
    },
    cancel: (id: string, at: string): Redemption | null => {
      const found = redemptions.find((one) => one.id === id)
      if (!found) return null
      const ended: Redemption = { ...found, state: 'cancelled', endedAt: at }
      redemptions = redemptions.map((one) => (one.id === id ? ended : one))
      return ended
    },
  }
}
