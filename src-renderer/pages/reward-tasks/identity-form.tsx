import { useMemo, useRef, useState, type SyntheticEvent } from 'react'
import { useActions, useAppState } from '../../store/context'
import { useWords } from '../../text/words'
import { Button } from '../../ui/button'
import { TextField } from '../../ui/fields'
import { PersonIcon, PictureIcon } from '../../ui/icons'
import { drawnAvatar, drawnAvatars, squarePicture } from './avatar-picture'
import styles from './form.module.css'

export function IdentityForm({ onDone }: { readonly onDone: () => void }) {
  const { t } = useWords()
  const { ask } = useActions()
  const member = useAppState((state) => state.member)
  const [nickname, setNickname] = useState(member.nickname)
  const [avatar, setAvatar] = useState(member.avatar)
  const [unreadable, setUnreadable] = useState(false)
  const [busy, setBusy] = useState(false)
  const chooser = useRef<HTMLInputElement>(null)
  const drawn = useMemo(() => Array.from({ length: drawnAvatars }, (_, index) => drawnAvatar(index)), [])

  const take = async (file: File | undefined) => {
    if (!file) return
    const picture = await squarePicture(file)
    setUnreadable(picture === null)
    if (picture !== null) setAvatar(picture)
  }
  const save = async (event: SyntheticEvent) => {
    event.preventDefault()
    setBusy(true)
    const answer = await ask('tasks.set-identity', { nickname: nickname.trim(), avatar })
    setBusy(false)
    if (answer.ok) onDone()
  }

  return (
    <form className={styles['form']} onSubmit={(event) => void save(event)}>
      <p className={styles['why']}>{t('form.identity.why')}</p>
      <TextField label={t('form.identity.nickname')} value={nickname} onChange={setNickname} maxLength={40} />
      <div className={styles['group']}>
        <span className={styles['caption']}>{t('form.identity.avatar')}</span>
        <div className={styles['avatarRow']}>
          <span className={styles['avatar']}>
            {avatar === null ? (
              <PersonIcon size={32} stroke={1.4} aria-hidden />
            ) : (
              <img src={avatar} alt="" />
            )}
          </span>
          <div className={styles['group']}>
            <Button icon={PictureIcon} onClick={() => chooser.current?.click()}>
              {t('form.identity.choose')}
            </Button>
            <input
              ref={chooser}
              type="file"
              accept="image/png,image/jpeg,image/webp"
              hidden
              onChange={(event) => void take(event.currentTarget.files?.[0])}
            />
            <span className={styles['small']}>{t('form.identity.chooseWhy')}</span>
          </div>
        </div>
        {unreadable && (
          <p className={styles['wrong']} role="alert">
            {t('form.identity.unreadable')}
          </p>
        )}
      </div>
      <div className={styles['group']}>
        <span className={styles['caption']}>{t('form.identity.draw')}</span>
        <div className={styles['drawn']}>
          {drawn.map(
            (url, index) =>
              url !== null && (
                <button
                  key={url}
                  type="button"
                  aria-pressed={avatar === url}
                  aria-label={t('form.identity.drawn', { number: index + 1 })}
                  onClick={() => setAvatar(url)}
                >
                  <img src={url} alt="" />
                </button>
              ),
          )}
        </div>
      </div>
      <div className={styles['actions']}>
        {avatar !== null && (
          <Button kind="quiet" size="page" onClick={() => setAvatar(null)}>
            {t('form.identity.remove')}
          </Button>
        )}
        <Button
          kind="primary"
          size="page"
          type="submit"
          busy={busy}
          disabled={nickname.trim() === '' && avatar === null}
        >
          {t('form.identity.save')}
        </Button>
      </div>
    </form>
  )
}
