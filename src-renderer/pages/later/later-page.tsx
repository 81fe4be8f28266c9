import type { MessageId } from '@shared/i18n/catalogue'
import type { ReactNode } from 'react'
import { PageFrame } from '../../shell/page-frame'
import { useWords } from '../../text/words'
import { EmptyState } from '../../ui/empty-state'

type Props = {
  readonly name: MessageId
  readonly context: MessageId
  readonly title: MessageId
  readonly why: ReactNode
  readonly actions: ReactNode
}

/** A page that is still to come: what will stand here, and what works meanwhile. */
export function LaterPage({ name, context, title, why, actions }: Props) {
  const { t } = useWords()
  return (
    <PageFrame title={t(name)} context={t(context)}>
      <EmptyState title={t(title)} why={why} actions={actions} />
    </PageFrame>
  )
}
