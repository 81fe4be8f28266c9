import type { Address } from '@shared/api/contract'
import type { AppError } from '@shared/errors'
import type { ShopItem } from '@shared/ipc/shop'
import { useState } from 'react'
import { useApp } from '../../store/context'
import { useWords } from '../../text/words'
import { Button } from '../../ui/button'
import { LongTextField, TextField } from '../../ui/fields'
import { CheckIcon } from '../../ui/icons'
import { Sheet } from '../../ui/sheet'
import styles from './store.module.css'

type Props = {
  readonly item: ShopItem | null
  readonly available: number
  readonly onClose: () => void
  readonly onRedeemed: () => void
}

/** Asks once more before points are spent, and for an address only where something is sent by post. */
export function RedeemSheet({ item, available, onClose, onRedeemed }: Props) {
  const { t } = useWords()
  return (
    <Sheet
      open={item !== null}
      title={item === null ? '' : t('store.redeemTitle', { item: item.title })}
      closeLabel={t('action.close')}
      onClose={onClose}
    >
      {item !== null && (
        <RedeemForm
          key={item.id}
          item={item}
          available={available}
          onClose={onClose}
          onRedeemed={onRedeemed}
        />
      )}
    </Sheet>
  )
}

type FormProps = Props & { readonly item: ShopItem }
type Outcome = { readonly done: true } | { readonly done: false; readonly error: AppError }

function RedeemForm({ item, available, onClose, onRedeemed }: FormProps) {
  const { t, number, error } = useWords()
  const bridge = useApp((store) => store.bridge)
  const [address, setAddress] = useState({ name: '', lines: '', country: '' })
  const [busy, setBusy] = useState(false)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const physical = item.kind === 'physical'
  const given = physical ? addressFrom(address) : null
  const ready = !physical || given !== null

  const redeem = async () => {
    setBusy(true)
    const { id, price, terms } = item
    const answer = await bridge.request('shop.redeem', { item: id, price, terms, address: given })
    setBusy(false)
    setOutcome(answer.ok ? { done: true } : { done: false, error: answer.error })
    if (answer.ok || answer.error.code !== 'service-unreachable') onRedeemed()
  }

  if (outcome?.done === true) {
    return (
      <div className={styles['form']} role="status">
        <p className={styles['done']}>
          <CheckIcon size={20} stroke={1.75} aria-hidden />
          {t('store.redeemed')}
        </p>
        <p className="small-words">{t('store.redeemedWhy', { kind: item.kind, days: item.days })}</p>
        <div className={styles['actions']}>
          <Button kind="primary" size="page" onClick={onClose}>
            {t('action.close')}
          </Button>
        </div>
      </div>
    )
  }
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault()
        if (ready && !busy) void redeem()
      }}
    >
      <dl className={styles['sums']}>
        <Sum name={t('store.sumAvailable')} value={number(available)} />
        <Sum name={item.title} value={`−${number(item.price)}`} />
        <Sum name={t('store.sumAfter')} value={number(available - item.price)} result />
      </dl>
      <p className="small-words">{t('store.holds', { days: item.days })}</p>
      {physical && (
        <>
          <p className="small-words">{t('store.addressWhy')}</p>
          <TextField
            label={t('store.addressName')}
            value={address.name}
            maxLength={120}
            onChange={(name) => setAddress({ ...address, name })}
          />
          <LongTextField
            label={t('store.addressLines')}
            hint={t('store.addressLinesHint')}
            rows={3}
            value={address.lines}
            maxLength={720}
            onChange={(lines) => setAddress({ ...address, lines })}
          />
          <TextField
            label={t('store.addressCountry')}
            value={address.country}
            maxLength={120}
            onChange={(country) => setAddress({ ...address, country })}
          />
        </>
      )}
      <div role="alert">
        {outcome !== null && (
          <p className="wrong-words">
            {outcome.error.code === 'service-unreachable' ? t('store.notKnown') : error(outcome.error)}
          </p>
        )}
      </div>
      {!ready && <p className="small-words">{t('store.addressMissing')}</p>}
      <div className={styles['actions']}>
        <Button kind="primary" size="page" type="submit" busy={busy} disabled={!ready}>
          {t('store.redeemFor', { points: number(item.price) })}
        </Button>
        <Button size="page" onClick={onClose}>
          {t('action.cancel')}
        </Button>
      </div>
    </form>
  )
}

type SumProps = { readonly name: string; readonly value: string; readonly result?: boolean }

function Sum({ name, value, result = false }: SumProps) {
  return (
    <div className={result ? styles['result'] : styles['sum']}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}

/** Null while something is missing. */
function addressFrom({ name, lines, country }: Record<'name' | 'lines' | 'country', string>): Address | null {
  const each = lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(0, 6)
    .map((line) => line.slice(0, 120))
  if (name.trim() === '' || country.trim() === '' || each.length === 0) return null
  return { name: name.trim(), lines: each, country: country.trim() }
}
