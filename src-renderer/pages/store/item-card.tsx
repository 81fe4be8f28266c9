import type { ShopItem } from '@shared/ipc/shop'
import { useActions, useAppState } from '../../store/context'
import { useWords } from '../../text/words'
import { Button, TextButton } from '../../ui/button'
import { Card } from '../../ui/card'
import { Chip } from '../../ui/chip'
import { cx } from '../../ui/cx'
import { AimIcon, CheckIcon } from '../../ui/icons'
import { LayerBar } from '../../ui/layer-bar'
import { ItemPicture } from './item-picture'
import styles from './store.module.css'

type Props = { readonly item: ShopItem; readonly available: number; readonly onRedeem: () => void }

/** One item: what it costs, how many are left, and what is missing or what stays. */
export function ItemCard({ item, available, onRedeem }: Props) {
  const { t, number } = useWords()
  const goal = useAppState((state) => state.goal)
  const isGoal = goal?.kind === 'item' && goal.item === item.id
  return (
    <Card flush label={item.title}>
      <div className={styles['card']}>
        <div className={cx('print-bed', styles['picture'])}>
          <ItemPicture item={item} />
          {isGoal && (
            <span className={styles['goal']}>
              <Chip tone="accent" icon={AimIcon}>
                {t('store.goal')}
              </Chip>
            </span>
          )}
        </div>
        <div className={styles['text']}>
          <h2 className={styles['title']}>{item.title}</h2>
          <p className="small-words">{itemTerms(item, t)}</p>
          {item.description !== '' && <p className={styles['about']}>{item.description}</p>}
        </div>
        <div className={styles['priceLine']}>
          <span className={styles['price']}>
            {number(item.price)} <span className={styles['unit']}>{t('store.points')}</span>
          </span>
          <span className="small-words">
            {item.stock === null
              ? t('store.notLimited')
              : item.stock === 0
                ? t('store.soldOut')
                : t('store.left', { count: item.stock })}
          </span>
        </div>
        <div className={styles['foot']}>
          <Foot item={item} available={available} isGoal={isGoal} onRedeem={onRedeem} />
        </div>
      </div>
    </Card>
  )
}

/** `Sent by post · 2 a member`. */
function itemTerms({ kind, perMember }: ShopItem, t: ReturnType<typeof useWords>['t']): string {
  const how = t('store.kind', { kind })
  return perMember === null ? how : `${how} · ${t('store.perMember', { count: perMember })}`
}

function Foot({ item, available, isGoal, onRedeem }: Props & { readonly isGoal: boolean }) {
  const words = useWords()
  const { t, number } = words
  const { ask, go } = useActions()
  const missing = item.price - available
  if (missing > 0) {
    return (
      <>
        <LayerBar
          size="single"
          total={item.price}
          perStrand={item.price}
          portions={[{ state: 'confirmed', amount: Math.max(0, available) }]}
          label={item.title}
          value={Math.max(0, available)}
          valueText={t('store.missing', { points: number(missing) })}
        />
        <div className={styles['footLine']}>
          <b>{t('store.missing', { points: number(missing) })}</b>
          {isGoal ? (
            <TextButton onClick={() => go('tasks')}>{t('store.route')}</TextButton>
          ) : (
            <TextButton
              label={`${t('store.makeGoal')}: ${item.title}`}
              onClick={() =>
                void ask('goal.choose', {
                  goal: { kind: 'item', item: item.id, title: item.title, price: item.price },
                })
              }
            >
              {t('store.makeGoal')}
            </TextButton>
          )}
        </div>
      </>
    )
  }
  if (item.refusal !== null) {
    return (
      <p className={styles['refusal']} role="note">
        {words.error(item.refusal)}
      </p>
    )
  }
  return (
    <>
      <p className={styles['leaves']}>
        <CheckIcon size={14} stroke={2} aria-hidden />
        {t('store.leaves', { count: -missing, points: number(-missing) })}
      </p>
      <div>
        <Button
          kind="primary"
          size="page"
          full
          label={`${t('store.redeem')}: ${item.title}`}
          onClick={onRedeem}
        >
          {t('store.redeem')}
        </Button>
      </div>
    </>
  )
}
