import { useActions, useAppState } from '../../store/context'
import { useWords } from '../../text/words'
import { Button } from '../../ui/button'
import { PrinterIcon, RefreshIcon } from '../../ui/icons'
import styles from './form.module.css'

/** What to do in the slicer, and the printers that were read from it. */
export function PrinterHelp() {
  const { t } = useWords()
  const { ask } = useActions()
  const slicers = useAppState((state) => state.slicers)
  const folders = useAppState((state) => state.folders)
  const found = slicers.flatMap((slicer) => slicer.printers.map((printer) => ({ slicer, printer })))
  const notAccepted = folders.filter((folder) => folder.kind === 'slicer-data' && folder.state !== 'accepted')
  return (
    <div className={styles['form']}>
      <p className={styles['why']}>{t('form.printer.why')}</p>
      <div className={styles['group']}>
        <span className={styles['caption']}>{t('form.printer.found')}</span>
        {found.length === 0 && (
          <p className={styles['why']}>
            {t(slicers.length === 0 ? 'form.printer.noSlicer' : 'form.printer.none')}
          </p>
        )}
        {found.map(({ slicer, printer }) => (
          <div key={`${slicer.id} ${printer.model}`} className={styles['found']}>
            <PrinterIcon size={20} stroke={1.6} aria-hidden />
            <div>
              <div className={styles['foundName']}>{printer.model}</div>
              <div className={styles['small']}>
                {[
                  slicer.name,
                  printer.nozzles.length > 0
                    ? t('printer.nozzles', { nozzles: printer.nozzles.join(', ') })
                    : '',
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </div>
            </div>
          </div>
        ))}
      </div>
      {notAccepted.length > 0 && (
        <div className={styles['group']}>
          <p className={styles['why']}>{t('form.printer.accept')}</p>
          {notAccepted.map((folder) => (
            <div key={folder.id}>
              <Button onClick={() => void ask('folders.decide', { folder: folder.id, state: 'accepted' })}>
                {t('form.printer.acceptFolder', { path: folder.path })}
              </Button>
            </div>
          ))}
        </div>
      )}
      <div className={styles['group']}>
        <span className={styles['caption']}>{t('form.printer.steps')}</span>
        <ol className={styles['steps']}>
          <li>{t('form.printer.step1')}</li>
          <li>{t('form.printer.step2')}</li>
          <li>{t('form.printer.step3')}</li>
        </ol>
      </div>
      <div className={styles['actions']}>
        <Button icon={RefreshIcon} onClick={() => void ask('slicers.find', {})}>
          {t('form.printer.look')}
        </Button>
      </div>
    </div>
  )
}
