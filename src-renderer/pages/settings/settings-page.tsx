import { PageFrame } from '../../shell/page-frame'
import { useWords } from '../../text/words'

export function SettingsPage() {
  const { t } = useWords()
  return (
    <PageFrame title={t('nav.settings')} context="">
      {null}
    </PageFrame>
  )
}
