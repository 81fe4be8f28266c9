import type { FolderView, SlicerView } from '@shared/ipc/views'
import type { Ref } from 'react'
import { useActions, useAppState } from '../../store/context'
import { useWords } from '../../text/words'
import { Button } from '../../ui/button'
import { Card } from '../../ui/card'
import { Tick } from '../../ui/fields'
import { FolderPlusIcon, RefreshIcon } from '../../ui/icons'
import styles from './guide.module.css'

/** The slicers that were found and the folders they use, each with a tick. Nothing is watched without one. */
export function FoldersStep({ heading }: { readonly heading: Ref<HTMLHeadingElement> }) {
  const { t } = useWords()
  const { ask } = useActions()
  const slicers = useAppState((state) => state.slicers)
  const folders = useAppState((state) => state.folders)
  const others = folders.filter((folder) => !slicers.some(({ id }) => id === folder.slicer))
  const groups = [
    { title: t('guide.folders.usual'), folders: others.filter(({ from }) => from !== 'you') },
    { title: t('guide.folders.added'), folders: others.filter(({ from }) => from === 'you') },
  ].filter((group) => group.folders.length > 0)
  return (
    <div className={styles['narrow']}>
      <h1 ref={heading} tabIndex={-1} className={styles['question']}>
        {t('guide.folders.title')}
      </h1>
      <p className={styles['why']}>{t('guide.folders.why')}</p>
      <div className={styles['groups']}>
        {slicers.length === 0 && <p className={styles['noneFound']}>{t('guide.folders.none')}</p>}
        {slicers.map((slicer) => (
          <SlicerFolders
            key={slicer.id}
            slicer={slicer}
            folders={folders.filter((folder) => folder.slicer === slicer.id)}
          />
        ))}
        {groups.map((group) => (
          <Card key={group.title} label={group.title}>
            <h2 className={styles['slicer']}>{group.title}</h2>
            <FolderTicks folders={group.folders} />
          </Card>
        ))}
      </div>
      <div className={styles['actions']}>
        <Button icon={FolderPlusIcon} onClick={() => void ask('folders.choose', {})}>
          {t('guide.folders.add')}
        </Button>
        <Button icon={RefreshIcon} kind="quiet" onClick={() => void ask('slicers.find', {})}>
          {t('guide.folders.look')}
        </Button>
      </div>
    </div>
  )
}

function SlicerFolders({
  slicer,
  folders,
}: {
  readonly slicer: SlicerView
  readonly folders: readonly FolderView[]
}) {
  const { t } = useWords()
  return (
    <Card label={slicer.name}>
      <h2 className={styles['slicer']}>
        {[slicer.name, slicer.version].filter((part) => part !== null).join(' ')}
        <span className={styles['family']}>{t('guide.folders.family', { family: slicer.family })}</span>
      </h2>
      <FolderTicks folders={folders} />
    </Card>
  )
}

function FolderTicks({ folders }: { readonly folders: readonly FolderView[] }) {
  const { t } = useWords()
  const { ask } = useActions()
  return (
    <ul className={styles['folders']}>
      {folders.map((folder) => (
        <li key={folder.id}>
          <Tick
            name={t('guide.folders.accept', { path: folder.path })}
            on={folder.state === 'accepted'}
            onChange={(on) =>
              void ask('folders.decide', { folder: folder.id, state: on ? 'accepted' : 'declined' })
            }
            label={
              <span className={styles['folder']}>
                <code>{folder.path}</code>
                <span className={styles['small']}>
                  {folder.kind === 'exports'
                    ? t('guide.folders.exports')
                    : `${t('guide.folders.data')}, ${t('guide.folders.dataWhy')}`}
                </span>
              </span>
            }
          />
        </li>
      ))}
    </ul>
  )
}
