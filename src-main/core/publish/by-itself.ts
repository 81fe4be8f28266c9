import { formFromDraft } from '@shared/ipc/publish-form'
import { currentPlace } from '@shared/state/state'
import type { Verdict } from '../files/intake'
import type { Log } from '../ports'
import type { Store } from '../store/store'
import { publishDraft } from './draft'
import type { Publisher } from './publisher'

/**
 * A folder set to publish by itself: the member said with it that what is saved there is his or her own original work.
 * Only files that came since then, and none with a sign of another origin; the same content once.
 */
export async function publishByItself(
  deps: { readonly store: Store; readonly publisher: Publisher; readonly log: Log },
  { file, report, root, isNew, wasThere }: Verdict,
): Promise<boolean> {
  const { store, publisher, log } = deps
  if (!store.state.folders.get(root.id)?.publishByItself || !isNew || wasThere) return false
  if (file.fromElsewhere || file.origin === 'remix' || file.origin === 'repost') return false
  const draft = publishDraft(file, report, currentPlace(store.state))
  if (!draft) return false
  const published = await publisher.publish(file.id, formFromDraft(draft, 'original'))
  if (!published.ok) log('file.not-published', { file: file.path, code: published.error.code })
  return published.ok
}
