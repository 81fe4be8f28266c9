import { useActions, useApp } from '../../store/context'
import { useWords } from '../../text/words'
import { Sheet } from '../../ui/sheet'
import { BroughtForm } from './brought-form'
import { EarlierExports } from './earlier-exports'
import styles from './earlier.module.css'

export function EarlierSheet() {
  const { t } = useWords()
  const { show } = useActions()
  const open = useApp((store) => store.view.earlierOpen)
  return (
    <Sheet
      open={open}
      title={t('earlier.title')}
      context={t('earlier.why')}
      closeLabel={t('action.close')}
      onClose={() => show({ earlierOpen: false })}
    >
      <div className={styles['sheet']}>
        {open && (
          <>
            <EarlierExports />
            <BroughtForm />
          </>
        )}
      </div>
    </Sheet>
  )
}
