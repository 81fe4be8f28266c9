import { useActions, useAppState } from '../../store/context'
import { useWords } from '../../text/words'
import { Button } from '../../ui/button'
import { RefreshIcon } from '../../ui/icons'
import { SettingsGroup, SettingsLine } from './settings-group'

export function SlicerSettings() {
  const { t } = useWords()
  const { ask } = useActions()
  const slicers = useAppState((state) => state.slicers)
  return (
    <SettingsGroup
      group="slicers"
      why={t('settings.slicersWhy')}
      actions={
        <Button icon={RefreshIcon} onClick={() => void ask('slicers.find', {})}>
          {t('settings.find')}
        </Button>
      }
    >
      {slicers.length === 0 && <SettingsLine title={t('settings.noSlicers')} />}
      {slicers.map((slicer) => (
        <SettingsLine
          key={slicer.id}
          title={[slicer.name, slicer.version].filter((part) => part !== null).join(' ')}
          note={
            <>
              <code>{slicer.dataFolder}</code> · {t('settings.printers', { count: slicer.printers.length })}
              {slicer.printers.length > 0 &&
                `: ${slicer.printers.map((printer) => printer.model).join(', ')}`}
            </>
          }
        />
      ))}
    </SettingsGroup>
  )
}
