import type { AppError } from '@shared/errors'
import { useState } from 'react'
import { useActions } from '../store/context'
import { useWords } from '../text/words'
import { Button } from './button'
import { EmptyState } from './empty-state'
import { CopyIcon, RefreshIcon } from './icons'

type Props = { readonly title: string; readonly error: AppError; readonly onRetry: () => void }

/** A page that could not be filled: what to do, and the details to copy. */
export function ProblemState({ title, error, onRetry }: Props) {
  const words = useWords()
  return (
    <EmptyState
      title={title}
      why={words.error(error)}
      note={words.t('failed.keeps')}
      actions={
        <>
          <Button kind="primary" size="page" icon={RefreshIcon} onClick={onRetry}>
            {words.t('action.tryAgain')}
          </Button>
          <CopyDetails error={error} />
        </>
      }
    />
  )
}

export function CopyDetails({
  error,
  small = false,
}: {
  readonly error: AppError
  readonly small?: boolean
}) {
  const { t } = useWords()
  const { ask } = useActions()
  const [copied, setCopied] = useState(false)
  return (
    <Button
      icon={CopyIcon}
      size={small ? 'small' : 'page'}
      onClick={() => {
        void ask('clipboard.write', { text: JSON.stringify(error, null, 2) }).then((answer) =>
          setCopied(answer.ok),
        )
      }}
    >
      {t(copied ? 'action.copied' : 'action.copyDetails')}
    </Button>
  )
}
