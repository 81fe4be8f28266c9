import type { FileRow, Kit } from '@shared/ipc/views'
import { useAppState } from '../../store/context'
import { placeName } from '../../store/selectors'
import { useWords } from '../../text/words'
import { Sheet } from '../../ui/sheet'
import { KitSteps } from './kit-steps'

type Props = { readonly row: FileRow; readonly kit: Kit; readonly onClose: () => void }

/** A kit that was made before: its steps again, up to the question that waits for its answer. */
export function KitSheet({ row, kit, onClose }: Props) {
  const { t } = useWords()
  const site = useAppState((state) => placeName(state.place)) ?? ''
  return (
    <Sheet
      open
      width="narrow"
      title={t('kit.title', { site })}
      context={t('kit.made', { title: kit.title || row.name })}
      closeLabel={t('action.close')}
      onClose={onClose}
    >
      <KitSteps kit={kit} onClose={onClose} />
    </Sheet>
  )
}
