import type { Kit } from '@shared/ipc/views'
import { useState } from 'react'
import { useActions } from '../../store/context'
import { useWords } from '../../text/words'
import { Button } from '../../ui/button'
import { CheckIcon, CopyIcon, FolderOpenIcon, GripIcon, LinkOutIcon } from '../../ui/icons'
import { licenceName } from './publish-form'
import styles from './publish.module.css'

/** Assisted: the copy, the texts, the page, and then the question that only the member can answer. */
export function KitSteps({ kit, onClose }: { readonly kit: Kit; readonly onClose: () => void }) {
  const { t, bytes } = useWords()
  const { ask } = useActions()
  const [answered, setAnswered] = useState<boolean | null>(null)
  const answer = (wentThrough: boolean) =>
    void ask('kit.answer', { file: kit.file, wentThrough }).then(({ ok }) => ok && setAnswered(wentThrough))
  return (
    <div className={styles['fields']}>
      <section className={styles['kit']}>
        <h3>1. {t('kit.step1')}</h3>
        <div className={styles['kitLine']}>
          <div>
            <DragName kit={kit} name={kit.copyName} />
            <p className="small-words">
              {bytes(kit.copySize)} · {t('kit.step1Why', { removed: kit.removed })}
            </p>
          </div>
          <Button icon={FolderOpenIcon} onClick={() => void ask('kit.show-copy', { file: kit.file })}>
            {t('kit.showCopy')}
          </Button>
        </div>
        {kit.pictureNames.length > 0 && (
          <div className={styles['kitLine']}>
            <div>
              <p className={styles['kitPictures']}>
                {kit.pictureNames.map((name) => (
                  <DragName key={name} kit={kit} name={name} />
                ))}
              </p>
              <p className="small-words">{t('kit.pictureWhy', { count: kit.pictureNames.length })}</p>
            </div>
          </div>
        )}
      </section>
      <section className={styles['kit']}>
        <h3>2. {t('kit.step2')}</h3>
        <CopyLine field={t('publish.field.title')} text={kit.title} />
        <CopyLine field={t('publish.field.description')} text={kit.description} />
        <CopyLine field={t('publish.field.tags')} text={kit.tags.join(', ')} />
        <CopyLine field={t('publish.field.licence')} text={licenceName(kit.licence)} />
      </section>
      <section className={styles['kit']}>
        <h3>3. {t('kit.step3')}</h3>
        <div className={styles['kitLine']}>
          <div>
            <p>{t('kit.step3Why', { host: kit.host })}</p>
            <p className="small-words">
              <code>{kit.uploadPage}</code>
            </p>
          </div>
          <Button icon={LinkOutIcon} onClick={() => void ask('kit.open-page', { page: 'upload' })}>
            {t('kit.open', { host: kit.host })}
          </Button>
        </div>
      </section>
      <section className={styles['question']}>
        <h3>{t('kit.question')}</h3>
        <p className="small-words">{t('kit.questionWhy')}</p>
        <div role="status">
          {answered !== null && <p>{t(answered ? 'kit.answeredYes' : 'kit.answeredNo')}</p>}
        </div>
        <div className={styles['kitActions']}>
          {answered === true ? (
            <Button size="page" onClick={onClose}>
              {t('action.close')}
            </Button>
          ) : (
            <>
              <Button kind="primary" size="page" icon={CheckIcon} onClick={() => answer(true)}>
                {t('kit.yes')}
              </Button>
              <Button size="page" onClick={() => answer(false)}>
                {t('kit.no')}
              </Button>
            </>
          )}
        </div>
      </section>
    </div>
  )
}

type DragProps = { readonly kit: Kit; readonly name: string }

/** A file of the kit, to be dragged onto the site's page. With the keyboard the folder does the same. */
function DragName({ kit, name }: DragProps) {
  const { t } = useWords()
  const { ask } = useActions()
  return (
    <span
      className={styles['drag']}
      draggable
      title={t('kit.drag')}
      onDragStart={(event) => {
        // The system drags the file itself; the page would drag its name.
        event.preventDefault()
        void ask('kit.drag-out', { file: kit.file, name })
      }}
    >
      <GripIcon size={16} stroke={1.75} aria-hidden />
      <code>{name}</code>
    </span>
  )
}

function CopyLine({ field, text }: { readonly field: string; readonly text: string }) {
  const { t } = useWords()
  const { ask } = useActions()
  const [copied, setCopied] = useState(false)
  return (
    <div className={styles['kitLine']}>
      <div className={styles['kitText']}>
        <span className="small-words">{field}</span>
        <p>{text === '' ? t('kit.nothing') : text}</p>
      </div>
      <Button
        size="small"
        icon={copied ? CheckIcon : CopyIcon}
        disabled={text === ''}
        label={t('kit.copy', { field })}
        onClick={() => void ask('clipboard.write', { text }).then(({ ok }) => setCopied(ok))}
      >
        {t(copied ? 'action.copied' : 'kit.copyShort')}
      </Button>
    </div>
  )
}
