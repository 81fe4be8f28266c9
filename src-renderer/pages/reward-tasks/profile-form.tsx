import { useState, type SyntheticEvent } from 'react'
import { useActions, useAppState } from '../../store/context'
import { useWords } from '../../text/words'
import { Button } from '../../ui/button'
import { LongTextField, TextField } from '../../ui/fields'
import styles from './form.module.css'

export function ProfileForm({ onDone }: { readonly onDone: () => void }) {
  const { t } = useWords()
  const { ask } = useActions()
  const member = useAppState((state) => state.member)
  const [bio, setBio] = useState(member.bio)
  const [region, setRegion] = useState(member.region)
  const [busy, setBusy] = useState(false)

  const save = async (event: SyntheticEvent) => {
    event.preventDefault()
    setBusy(true)
    const answer = await ask('tasks.set-profile', { bio: bio.trim(), region: region.trim() })
    setBusy(false)
    if (answer.ok) onDone()
  }

  return (
    <form className={styles['form']} onSubmit={(event) => void save(event)}>
      <p className={styles['why']}>{t('form.profile.why')}</p>
      <LongTextField label={t('form.profile.bio')} value={bio} onChange={setBio} maxLength={2000} />
      <TextField
        label={t('form.profile.region')}
        hint={t('form.profile.regionHint')}
        value={region}
        onChange={setRegion}
        maxLength={80}
      />
      <div className={styles['actions']}>
        <Button
          kind="primary"
          size="page"
          type="submit"
          busy={busy}
          disabled={bio.trim() === '' && region.trim() === ''}
        >
          {t('form.profile.save')}
        </Button>
      </div>
    </form>
  )
}
