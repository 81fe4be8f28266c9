import type { MessageId } from '@shared/i18n/catalogue'
import type { FileDetail, FileRow, PublishDraft } from '@shared/ipc/views'
import { useActions, useAppState } from '../../store/context'
import { useWords } from '../../text/words'
import { Button } from '../../ui/button'
import { FolderOpenIcon, RefreshIcon, UploadIcon } from '../../ui/icons'
import styles from './file-detail.module.css'

type Props = { readonly row: FileRow; readonly detail: FileDetail }

/** The action of the pane: it stays in view, at the right. */
export function DetailFoot({ row, detail }: Props) {
  const { t } = useWords()
  const { ask, show, go } = useActions()
  const hasPlace = useAppState((state) => state.place.kind !== 'none')
  const kitWaits = useAppState(({ outbox }) =>
    outbox.some(({ file, state }) => file === row.id && state === 'ask-whether-it-went-through'),
  )
  const text = kitWaits ? 'detail.footKit' : footText(row, detail, hasPlace)
  const there = row.state !== 'gone'
  const canPublish = detail.draft !== null && row.state === 'checked'
  const published = row.publication === 'confirmed' || row.publication === 'estimate'
  const waiting =
    row.publication === 'waiting-to-sync' ||
    row.publication === 'sending' ||
    row.publication === 'waiting-for-approval'
  return (
    <footer className={styles['foot']}>
      <p className={styles['footText']}>{text && t(text)}</p>
      {there && (
        <Button
          size="page"
          icon={FolderOpenIcon}
          onClick={() => void ask('files.show-in-folder', { file: row.id })}
        >
          {t('detail.showInFolder')}
        </Button>
      )}
      {there && row.state === 'checked' && row.verdict !== 'qualifies' && (
        <Button
          size="page"
          icon={RefreshIcon}
          onClick={() => void ask('files.check-again', { file: row.id })}
        >
          {t('detail.checkAgain')}
        </Button>
      )}
      {published && (
        <Button size="page" onClick={() => go('history')}>
          {t('publish.seeHistory')}
        </Button>
      )}
      {waiting && (
        <Button size="page" onClick={() => show({ publishing: row.id })}>
          {t('publish.happens')}
        </Button>
      )}
      {kitWaits && (
        <Button kind="primary" size="page" onClick={() => show({ publishing: row.id })}>
          {t('detail.kit')}
        </Button>
      )}
      {canPublish && !published && !waiting && !kitWaits && hasPlace && (
        <Button kind="primary" size="page" icon={UploadIcon} onClick={() => show({ publishing: row.id })}>
          {t(row.publication === 'refused' ? 'detail.publishAgain' : 'detail.publish')}
        </Button>
      )}
      {canPublish && !hasPlace && (
        <Button kind="primary" size="page" onClick={() => show({ guide: 2 })}>
          {t('detail.choosePlace')}
        </Button>
      )}
    </footer>
  )
}

function footText(row: FileRow, detail: FileDetail, hasPlace: boolean): MessageId | null {
  if (row.state === 'settling' || row.state === 'checking') return null
  if (row.state === 'gone') return 'files.goneWhy'
  if (row.qualifiesFor.length > 0 && row.qualifiesFor.every((what) => what === 'setup-printer'))
    return 'detail.footPrinter'
  if (row.publication === 'confirmed' || row.publication === 'estimate') return 'detail.footPublished'
  if (row.publication !== null && row.publication !== 'refused') return 'detail.footWaiting'
  if (!detail.draft) return 'detail.footNothing'
  if (!hasPlace) return 'detail.footNoPlace'
  return draftText(detail.draft)
}

/** What the next step still asks: the origin of a model, or the model that a profile is for. */
function draftText({ publishes, origin, knownModel, models }: PublishDraft): MessageId {
  if (publishes.includes('model')) return origin === null ? 'detail.footOrigin' : 'detail.footReady'
  if (knownModel !== null) return 'detail.footReady'
  return models.length === 0 ? 'publish.forModelNone' : 'detail.footModel'
}
