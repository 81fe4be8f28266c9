import { PageFrame } from '../../shell/page-frame'
import { useWords } from '../../text/words'

export function FilesPage() {
  const { t } = useWords()
  return (
    <PageFrame title={t('nav.files')} context="">
      {null}
    </PageFrame>
  )
}
