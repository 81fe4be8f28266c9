import { PageFrame } from '../../shell/page-frame'
import { useAppState } from '../../store/context'
import { useWords } from '../../text/words'
import { EarlierSheet } from '../earlier/earlier-sheet'
import { AboutSettings } from './about-settings'
import { FolderSettings } from './folder-settings'
import { LimitSettings } from './limit-settings'
import { LookSettings } from './look-settings'
import { PlaceSettings } from './place-settings'
import { HealthSettings } from './health-settings'
import { StoredSettings } from './stored-settings'
import { SettingsIndex } from './settings-index'
import { SlicerSettings } from './slicer-settings'
import styles from './settings.module.css'

/** Only what works stands here. */
export function SettingsPage() {
  const { t } = useWords()
  const recovered = useAppState((state) => state.app.recovered)
  return (
    <PageFrame title={t('nav.settings')} context={t('settings.context')}>
      <div className={styles['layout']}>
        <SettingsIndex />
        <div className={styles['page']}>
          {recovered && (
            <div className={styles['recovered']} role="note">
              <p className={styles['recoveredTitle']}>{t('recovered.title')}</p>
              <p>
                {t(recovered.from === 'nothing' ? 'recovered.nothing' : 'recovered.copy', {
                  path: recovered.setAside,
                })}
              </p>
            </div>
          )}
          <FolderSettings />
          <SlicerSettings />
          <PlaceSettings />
          <LookSettings />
          <LimitSettings />
          <StoredSettings />
          <HealthSettings />
          <AboutSettings />
        </div>
      </div>
      <EarlierSheet />
    </PageFrame>
  )
}
