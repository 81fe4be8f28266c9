import { useActions, useApp } from '../../store/context'
import { useWords } from '../../text/words'
import { Sheet } from '../../ui/sheet'
import { FeedbackForm } from './feedback-form'
import { IdentityForm } from './identity-form'
import { PreferenceForm } from './preference-form'
import { PrinterHelp } from './printer-help'
import { ProfileForm } from './profile-form'

const titles = {
  'set-preference': 'form.preference.title',
  'set-identity': 'form.identity.title',
  'set-profile': 'form.profile.title',
  'set-up-printer': 'form.printer.title',
  'send-feedback': 'feedback.title',
} as const

/** The tasks that are done here, each in a sheet beside the page. */
export function TaskForms() {
  const { t } = useWords()
  const { show } = useActions()
  const form = useApp((store) => store.view.form)
  const close = () => show({ form: null, feedbackBegins: '' })
  return (
    <Sheet
      open={form !== null}
      title={form ? t(titles[form]) : ''}
      closeLabel={t('action.close')}
      onClose={close}
    >
      {form === 'set-preference' && <PreferenceForm onDone={close} />}
      {form === 'set-identity' && <IdentityForm onDone={close} />}
      {form === 'set-profile' && <ProfileForm onDone={close} />}
      {form === 'set-up-printer' && <PrinterHelp />}
      {form === 'send-feedback' && <FeedbackForm />}
    </Sheet>
  )
}
