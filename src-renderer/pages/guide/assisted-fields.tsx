import type { Site } from '@shared/ipc/views'
import { useState } from 'react'
import { useActions, useAppState } from '../../store/context'
import { useWords } from '../../text/words'
import { Button, TextButton } from '../../ui/button'
import { PickField, TextField } from '../../ui/fields'
import type { PlaceChoice } from './place-choice'
import { hostsOf, isHttps, newSite } from './site-pages'
import styles from './guide.module.css'

/** Which site, and the pages of it that will be opened; every address can be changed. */
export function AssistedFields({ choice }: { readonly choice: PlaceChoice }) {
  const { t } = useWords()
  const sites = useAppState((state) => state.sites)
  const programmes = useAppState((state) => state.tasks.tasks[0]?.programme ?? 'creator-rewards')
  const [editing, setEditing] = useState<Site | null>(null)
  const site = sites.find(({ id }) => id === choice.site) ?? null
  const another = () => setEditing(newSite(sites, programmes))
  if (editing) {
    return (
      <SiteEditor
        site={editing}
        onDone={(saved) => {
          if (saved !== null) choice.setSite(saved)
          setEditing(null)
        }}
      />
    )
  }
  return (
    <div className={styles['fields']}>
      {sites.length > 0 && (
        <PickField
          label={t('guide.assisted.site')}
          note={t('place.unofficial')}
          value={choice.site}
          choices={sites.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={choice.setSite}
        />
      )}
      {site && (
        <p className={styles['hosts']}>{t('guide.assisted.hosts', { hosts: hostsOf(site).join(', ') })}</p>
      )}
      <div className={styles['links']}>
        {site && <TextButton onClick={() => setEditing(site)}>{t('guide.assisted.edit')}</TextButton>}
        <TextButton onClick={another}>{t('guide.assisted.own')}</TextButton>
      </div>
    </div>
  )
}

type EditorProps = { readonly site: Site; readonly onDone: (saved: string | null) => void }

const pageFields = ['tasks', 'upload', 'store'] as const

function SiteEditor({ site, onDone }: EditorProps) {
  const { t } = useWords()
  const { ask } = useActions()
  const [name, setName] = useState(site.name)
  const [pages, setPages] = useState(site.pages)
  const right = name.trim() !== '' && pageFields.every((page) => isHttps(pages[page]))
  const save = async () => {
    const answer = await ask('sites.save', { site: { ...site, name: name.trim(), pages } })
    if (answer.ok) onDone(site.id)
  }
  return (
    <form
      className={styles['fields']}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <p className={styles['hosts']}>{t('site.why')}</p>
      <TextField label={t('site.name')} value={name} maxLength={80} onChange={setName} />
      {pageFields.map((page) => (
        <TextField
          key={page}
          label={t(`site.${page}`)}
          value={pages[page]}
          wrong={
            pages[page] !== '' && pages[page] !== 'https://' && !isHttps(pages[page])
              ? t('site.https')
              : undefined
          }
          maxLength={500}
          onChange={(address) => setPages({ ...pages, [page]: address })}
        />
      ))}
      <div className={styles['links']}>
        <Button type="submit" disabled={!right}>
          {t('site.save')}
        </Button>
        <Button kind="quiet" onClick={() => onDone(null)}>
          {t('action.cancel')}
        </Button>
      </div>
    </form>
  )
}
