import { useWords } from '../../text/words'
import { Button } from '../../ui/button'
import { SecretField, TextField } from '../../ui/fields'
import { CircleCheckIcon, ClockIcon, StopIcon } from '../../ui/icons'
import type { PlaceChoice } from './place-choice'
import styles from './guide.module.css'

/** The address, who answers there, and only then signing in, or the key where there is no sign-in. */
export function ServiceFields({ choice }: { readonly choice: PlaceChoice }) {
  const { t } = useWords()
  const { probe } = choice
  return (
    <form
      className={styles['fields']}
      onSubmit={(event) => {
        event.preventDefault()
        choice.ask()
      }}
    >
      <TextField
        label={t('guide.service.address')}
        placeholder={t('guide.service.addressHint')}
        value={choice.address}
        maxLength={500}
        onChange={choice.setAddress}
      />
      {probe.status !== 'found' && (
        <div>
          <Button
            type="submit"
            busy={probe.status === 'asking'}
            disabled={choice.address.trim() === ''}
            icon={probe.status === 'asking' ? ClockIcon : CircleCheckIcon}
          >
            {t(probe.status === 'asking' ? 'guide.service.asking' : 'guide.service.ask')}
          </Button>
        </div>
      )}
      <div role="status">
        <ProbeAnswer choice={choice} />
      </div>
      {probe.status === 'found' && probe.signIn && <SignInAnswer choice={choice} />}
      {probe.status === 'found' && !probe.signIn && (
        <SecretField
          label={t('guide.service.key')}
          hint={t('guide.service.keyWhy')}
          value={choice.key}
          maxLength={500}
          onChange={choice.setKey}
        />
      )}
    </form>
  )
}

/** Before: that the browser opens. Meanwhile: the code to compare there, and the page, should it not have opened. */
function SignInAnswer({ choice: { signingIn, stopSigningIn } }: { readonly choice: PlaceChoice }) {
  const { t } = useWords()
  if (signingIn === null) return <p>{t('guide.service.signInWhy')}</p>
  return (
    <div role="status">
      <p>{t('guide.service.compare', { code: signingIn.code })}</p>
      <p>
        {t(signingIn.opened ? 'guide.service.opened' : 'guide.service.notOpened', { page: signingIn.page })}
      </p>
      <Button icon={StopIcon} onClick={stopSigningIn}>
        {t('guide.service.stop')}
      </Button>
    </div>
  )
}

function ProbeAnswer({ choice: { probe } }: { readonly choice: PlaceChoice }) {
  const words = useWords()
  if (probe.status === 'found') {
    return (
      <p className={styles['answers']}>
        <CircleCheckIcon size={16} stroke={1.75} aria-hidden />
        {words.t(probe.kind === 'practice' ? 'guide.service.practice' : 'guide.service.found', {
          name: probe.name,
        })}
      </p>
    )
  }
  if (probe.status !== 'failed') return null
  return (
    <p className={styles['silent']}>
      <StopIcon size={16} stroke={1.75} aria-hidden />
      {words.error(probe.error)}
    </p>
  )
}
