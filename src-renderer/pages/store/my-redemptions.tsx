import type { Redemption } from '@shared/api/contract'
import type { MessageId } from '@shared/i18n/catalogue'
import type { ShopItem } from '@shared/ipc/shop'
import { useState } from 'react'
import { useActions } from '../../store/context'
import { useWords } from '../../text/words'
import { TextButton } from '../../ui/button'
import { Card } from '../../ui/card'
import { Chip, type Tone } from '../../ui/chip'
import { CheckIcon, ClockIcon, CloseIcon, InfoIcon, MinusIcon, type Icon } from '../../ui/icons'
import { ItemPicture } from './item-picture'
import styles from './store.module.css'

type Props = {
  readonly redemptions: readonly Redemption[]
  readonly items: readonly ShopItem[]
  readonly onChanged: () => void
}

type Look = { readonly tone: Tone; readonly icon: Icon; readonly text: MessageId }

const looks: Readonly<Record<Redemption['state'], Look>> = {
  requested: { tone: 'wait', icon: ClockIcon, text: 'redemption.requested' },
  fulfilled: { tone: 'good', icon: CheckIcon, text: 'redemption.fulfilled' },
  cancelled: { tone: 'neutral', icon: MinusIcon, text: 'redemption.cancelled' },
  rejected: { tone: 'stop', icon: CloseIcon, text: 'redemption.rejected' },
  expired: { tone: 'neutral', icon: ClockIcon, text: 'redemption.expired' },
}

/** What was redeemed, the newest first: its state, its code, and what can still be done about it. */
export function MyRedemptions({ redemptions, items, onChanged }: Props) {
  const { t, number } = useWords()
  return (
    <aside className={styles['mine']} aria-label={t('redemption.mine')}>
      <Card>
        <header className={styles['mineHead']}>
          <h2>{t('redemption.mine')}</h2>
          <span className="small-words">{number(redemptions.length)}</span>
        </header>
        {redemptions.length === 0 && <p className={styles['mineNone']}>{t('redemption.none')}</p>}
        <ul>
          {redemptions.map((redemption) => (
            <li key={redemption.id} className={styles['redemption']}>
              <span className={styles['thumb']}>
                <ItemPicture
                  small
                  item={
                    items.find(({ id }) => id === redemption.item) ?? { kind: redemption.kind, picture: null }
                  }
                />
              </span>
              <RedemptionLine redemption={redemption} onChanged={onChanged} />
            </li>
          ))}
        </ul>
        <p className={styles['note']}>
          <InfoIcon size={16} stroke={1.75} aria-hidden />
          {t('redemption.note')}
        </p>
      </Card>
    </aside>
  )
}

type LineProps = { readonly redemption: Redemption; readonly onChanged: () => void }

function RedemptionLine({ redemption, onChanged }: LineProps) {
  const { t, number, dayTime, date } = useWords()
  const { ask } = useActions()
  const [sure, setSure] = useState(false)
  const { tone, icon, text } = looks[redemption.state]
  const back = redemption.state !== 'requested' && redemption.state !== 'fulfilled'
  const cancel = () =>
    void ask('shop.cancel', { redemption: redemption.id }).then(() => {
      setSure(false)
      onChanged()
    })
  return (
    <div className={styles['redemptionText']}>
      <div className={styles['redemptionHead']}>
        <span className={styles['redemptionTitle']}>{redemption.title}</span>
        <Chip tone={tone} icon={icon}>
          {t(text)}
        </Chip>
      </div>
      <p className="small-words">
        {t(back ? 'redemption.back' : 'redemption.when', {
          at: dayTime(redemption.requestedAt),
          points: number(redemption.price),
        })}
      </p>
      {redemption.reason !== null && (
        <p className="small-words">{t('redemption.reason', { reason: redemption.reason })}</p>
      )}
      {redemption.state === 'fulfilled' && redemption.kind === 'code' && <Code redemption={redemption.id} />}
      {redemption.state === 'requested' && (
        <>
          <p className="small-words">
            {t('redemption.deadline', { date: date(redemption.deadline, 'UTC') })}
          </p>
          {sure ? (
            <div className={styles['sure']}>
              <TextButton onClick={cancel}>{t('redemption.cancelSure')}</TextButton>
              <TextButton onClick={() => setSure(false)}>{t('redemption.keep')}</TextButton>
            </div>
          ) : (
            <TextButton label={`${t('action.cancel')}: ${redemption.title}`} onClick={() => setSure(true)}>
              {t('action.cancel')}
            </TextButton>
          )}
        </>
      )}
    </div>
  )
}

/** Asked for when it is wanted, shown to the member alone, and gone from the page with it. */
function Code({ redemption }: { readonly redemption: string }) {
  const { t } = useWords()
  const { ask } = useActions()
  const [code, setCode] = useState<string | null>(null)
  const [copied, setCopied] = useState(false)
  return (
    <div className={styles['code']}>
      <code>{code ?? '•••• •••• ••••'}</code>
      {code === null ? (
        <TextButton
          onClick={() =>
            void ask('shop.code', { redemption }).then((answer) => answer.ok && setCode(answer.value.code))
          }
        >
          {t('redemption.showCode')}
        </TextButton>
      ) : (
        <TextButton
          onClick={() => void ask('clipboard.write', { text: code }).then(({ ok }) => setCopied(ok))}
        >
          {t(copied ? 'action.copied' : 'redemption.copyCode')}
        </TextButton>
      )}
    </div>
  )
}
