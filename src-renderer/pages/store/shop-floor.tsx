import type { Shop, ShopItem } from '@shared/ipc/shop'
import { useState } from 'react'
import { useActions } from '../../store/context'
import { useWords } from '../../text/words'
import { Button } from '../../ui/button'
import { EmptyState } from '../../ui/empty-state'
import { Segmented } from '../../ui/fields'
import { TasksIcon } from '../../ui/icons'
import { Shelf, ShelfGrid, ShelfNone, ShelfTools } from '../../ui/shelf'
import { ItemCard } from './item-card'
import { MyRedemptions } from './my-redemptions'
import { RedeemSheet } from './redeem-sheet'
import styles from './store.module.css'

type Props = { readonly shop: Shop; readonly again: () => void }

const filters = ['all', 'afford', 'codes', 'post'] as const
type Filter = (typeof filters)[number]

const passes: Readonly<Record<Filter, (item: ShopItem, available: number) => boolean>> = {
  all: () => true,
  afford: ({ price, refusal }, available) => price <= available && refusal === null,
  codes: ({ kind }) => kind === 'code',
  post: ({ kind }) => kind === 'physical',
}

const names = {
  all: 'store.filterAll',
  afford: 'store.filterAfford',
  codes: 'store.filterCodes',
  post: 'store.filterPost',
} as const

/** The items on one side, what was redeemed on the other. */
export function ShopFloor({ shop, again }: Props) {
  const { t, time, number } = useWords()
  const { go } = useActions()
  const [filter, setFilter] = useState<Filter>('all')
  const [wanted, setWanted] = useState<ShopItem | null>(null)
  const items = shop.items.filter((item) => passes[filter](item, shop.available))
  return (
    <div className={styles['floor']}>
      <Shelf>
        <ShelfTools>
          <Segmented
            label={t('store.filter')}
            value={filter}
            choices={filters.map((value) => ({ value, label: t(names[value]) }))}
            onChange={setFilter}
          />
          <span className="small-words">{t('store.checked', { at: time(shop.at) })}</span>
        </ShelfTools>
        {shop.items.length === 0 ? (
          <EmptyState
            title={t('store.emptyTitle')}
            why={t('store.emptyWhy')}
            actions={
              <Button kind="primary" size="page" icon={TasksIcon} onClick={() => go('tasks')}>
                {t('action.goToTasks')}
              </Button>
            }
          />
        ) : items.length === 0 ? (
          <ShelfNone>
            {filter === 'afford'
              ? t('store.noneAfford', { count: shop.available, points: number(shop.available) })
              : t('store.noMatch')}
          </ShelfNone>
        ) : (
          <ShelfGrid>
            {items.map((item) => (
              <li key={item.id}>
                <ItemCard item={item} available={shop.available} onRedeem={() => setWanted(item)} />
              </li>
            ))}
          </ShelfGrid>
        )}
      </Shelf>
      <MyRedemptions redemptions={shop.redemptions} items={shop.items} onChanged={again} />
      <RedeemSheet
        item={wanted}
        available={shop.available}
        onClose={() => setWanted(null)}
        onRedeemed={again}
      />
    </div>
  )
}
