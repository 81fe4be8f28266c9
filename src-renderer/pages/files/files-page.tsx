import type { FileRow } from '@shared/ipc/views'
import { useMemo, useState } from 'react'
import { PageFrame } from '../../shell/page-frame'
import { useActions, useApp, useAppState } from '../../store/context'
import { watchesExports } from '../../store/selectors'
import { useWords } from '../../text/words'
import { Button } from '../../ui/button'
import { EmptyState } from '../../ui/empty-state'
import { FolderPlusIcon, InfoIcon } from '../../ui/icons'
import { ProblemState } from '../../ui/problem-state'
import { PublishSheet } from '../publish/publish-sheet'
import { FileDetailPane } from './file-detail-pane'
import { FileList } from './file-list'
import { FilesLoading } from './files-loading'
import { filterFiles, type FileFilter } from './filter-files'
import { SeenHelp } from './seen-help'
import styles from './files-page.module.css'

export function FilesPage() {
  const { t } = useWords()
  const files = useApp((store) => store.files)
  const { loadFiles } = useActions()
  return (
    <PageFrame title={t('nav.files')} context={t('files.context')} fixed>
      {files.status === 'loading' && <FilesLoading />}
      {files.status === 'failed' && (
        <ProblemState title={t('failed.title')} error={files.error} onRetry={() => void loadFiles()} />
      )}
      {files.status === 'ready' && <Files rows={files.value} />}
      <SeenHelp />
    </PageFrame>
  )
}

function Files({ rows }: { readonly rows: readonly FileRow[] }) {
  const [search, setSearch] = useState('')
  const [filter, setFilter] = useState<FileFilter>('all')
  const chosen = useApp((store) => store.view.file)
  const publishing = useApp((store) => store.view.publishing)
  const { show } = useActions()
  const shown = useMemo(() => filterFiles(rows, search, filter), [rows, search, filter])
  const selected = rows.find((row) => row.id === chosen) ?? null
  const published = rows.find((row) => row.id === publishing) ?? null

  if (rows.length === 0) return <NoFiles />
  return (
    <div className={styles['panes']} data-detail={selected !== null}>
      <FileList
        rows={shown}
        total={rows.length}
        selected={selected?.id ?? null}
        search={search}
        filter={filter}
        onSearch={setSearch}
        onFilter={setFilter}
        onSelect={(file) => show({ file })}
      />
      <FileDetailPane row={selected} rows={rows} onClose={() => show({ file: null })} />
      {published && (
        <PublishSheet key={published.id} row={published} onClose={() => show({ publishing: null })} />
      )}
    </div>
  )
}

function NoFiles() {
  const { t } = useWords()
  const { ask, show } = useActions()
  const watched = useAppState(watchesExports)
  return (
    <EmptyState
      title={t('files.emptyTitle')}
      why={t(watched ? 'files.emptyWhy' : 'files.emptyNoFolder')}
      note={t('files.emptyDrop')}
      actions={
        <>
          <Button
            kind={watched ? 'secondary' : 'primary'}
            size="page"
            icon={FolderPlusIcon}
            onClick={() => void ask('folders.choose', {})}
          >
            {t('files.addFolder')}
          </Button>
          <Button size="page" icon={InfoIcon} onClick={() => show({ seenHelpOpen: true })}>
            {t('files.nothingSeen')}
          </Button>
        </>
      }
    />
  )
}
