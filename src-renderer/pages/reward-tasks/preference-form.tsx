import { useState, type SyntheticEvent } from 'react'
import { useActions, useAppState } from '../../store/context'
import { useWords } from '../../text/words'
import { Button } from '../../ui/button'
import { TagField } from '../../ui/tag-field'
import styles from './form.module.css'

const suggested = [
  'tag.mechanical',
  'tag.art',
  'tag.architecture',
  'tag.household',
  'tag.toys',
  'tag.tools',
  'tag.electronics',
  'tag.miniatures',
] as const

export function PreferenceForm({ onDone }: { readonly onDone: () => void }) {
  const { t } = useWords()
  const { ask } = useActions()
  const before = useAppState((state) => state.member.tags)
  const [tags, setTags] = useState<readonly string[]>(before)
  const [busy, setBusy] = useState(false)
  const names = suggested.map((id) => t(id))
  const own = tags.filter((tag) => !names.includes(tag))

  const save = async (event: SyntheticEvent) => {
    event.preventDefault()
    setBusy(true)
    const answer = await ask('tasks.set-preference', { tags: [...tags] })
    setBusy(false)
    if (answer.ok) onDone()
  }

  return (
    <form className={styles['form']} onSubmit={(event) => void save(event)}>
      <p className={styles['why']}>{t('form.preference.why')}</p>
      <div className={styles['group']}>
        <span className={styles['caption']}>{t('form.preference.suggested')}</span>
        <div className={styles['tags']}>
          {names.map((name) => {
            const on = tags.includes(name)
            return (
              <button
                key={name}
                type="button"
                className={styles['tag']}
                aria-pressed={on}
                onClick={() => setTags(on ? tags.filter((tag) => tag !== name) : [...tags, name])}
              >
                {name}
              </button>
            )
          })}
        </div>
      </div>
      <TagField
        label={t('form.preference.own')}
        placeholder={t('publish.tagsAdd')}
        hint={t('form.preference.add')}
        value={own}
        max={30 - (tags.length - own.length)}
        onChange={(next) =>
          setTags([
            ...tags.filter((tag) => names.includes(tag)),
            ...next.map((tag) => tag.trim().slice(0, 60)).filter((tag) => tag !== '' && !names.includes(tag)),
          ])
        }
      />
      <div className={styles['actions']}>
        <Button kind="primary" size="page" type="submit" busy={busy} disabled={tags.length === 0}>
          {t('form.preference.save')}
        </Button>
      </div>
    </form>
  )
}
