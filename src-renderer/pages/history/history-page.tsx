import { PageFrame } from '../../shell/page-frame'
import { useWords } from '../../text/words'

export function HistoryPage() {
  const { t } = useWords()
  return (
    <PageFrame title={t('nav.history')} context="">
      {null}
    </PageFrame>
  )
}
