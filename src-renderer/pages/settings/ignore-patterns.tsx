import type { FolderView } from '@shared/ipc/views'
import { ignorePatternSchema } from '@shared/watch/ignore'
import { useEffect, useState } from 'react'
import { useActions, useApp } from '../../store/context'
import { useWords } from '../../text/words'
import { Button } from '../../ui/button'
import { TagField } from '../../ui/tag-field'
import styles from './settings.module.css'

type Preview = { readonly files: number; readonly hidden: number; readonly names: readonly string[] }

/** Names that are left alone in a folder; what they hide is shown before they are saved. */
export function IgnorePatterns({ folder }: { readonly folder: FolderView }) {
  const { t } = useWords()
  const { ask } = useActions()
  const [patterns, setPatterns] = useState<readonly string[]>(folder.ignore)
  const changed = patterns.join('\n') !== folder.ignore.join('\n')
  const preview = usePreview(folder.id, patterns)
  const take = (given: readonly string[]) =>
    setPatterns(given.flatMap((one) => ignorePatternSchema.safeParse(one).data ?? []))
  return (
    <div className={styles['ignore']}>
      <TagField
        label={t('settings.ignore')}
        name={`${t('settings.ignore')}: ${folder.path}`}
        hint={t('settings.ignoreHint')}
        placeholder={patterns.length === 0 ? t('settings.ignoreExample') : undefined}
        value={patterns}
        max={50}
        onChange={take}
      />
      {preview !== null && preview.files > 0 && patterns.length > 0 && (
        <p className={styles['note']} role="status">
          {t('settings.ignoreHides', { hidden: preview.hidden, files: preview.files })}
          {preview.names.length > 0 && `: ${preview.names.join(', ')}`}
          {preview.hidden > preview.names.length && ' …'}
        </p>
      )}
      {changed && (
        <div className={styles['controls']}>
          <Button
            size="small"
            onClick={() => void ask('folders.ignore', { folder: folder.id, patterns: [...patterns] })}
          >
            {t('settings.ignoreSave')}
          </Button>
          <Button size="small" kind="quiet" onClick={() => setPatterns(folder.ignore)}>
            {t('settings.ignoreUndo')}
          </Button>
        </div>
      )}
    </div>
  )
}

function usePreview(folder: string, patterns: readonly string[]): Preview | null {
  const bridge = useApp((store) => store.bridge)
  const [preview, setPreview] = useState<Preview | null>(null)
  const key = patterns.join('\n')
  useEffect(() => {
    if (key === '') return
    let wanted = true
    void bridge.request('folders.ignored', { folder, patterns: key.split('\n') }).then((answer) => {
      if (wanted) setPreview(answer.ok ? answer.value : null)
    })
    return () => {
      wanted = false
    }
  }, [bridge, folder, key])
  return preview
}
