import type { AppState } from '@shared/ipc/contract'
import { placeName } from '../store/selectors'
import type { Words } from '../text/words'

export type SyncLook = 'done' | 'waiting' | 'offline' | 'here'
/** What is spoken and shown on hover, and the words of it that fit into one line at the foot of the sidebar. */
export type SyncLine = { readonly whole: string; readonly short: string }
export type SyncWords = {
  readonly title: SyncLine
  readonly detail: SyncLine
  readonly look: SyncLook
  readonly canSync: boolean
}

type Slice = Pick<AppState, 'sync' | 'place' | 'outbox'>

export const wholeOf = (lines: readonly SyncLine[]): string =>
  lines.flatMap(({ whole }) => (whole === '' ? [] : [whole])).join(', ')

export const shortLine = (words: string): SyncLine => ({ whole: words, short: words })

/** The sync state in two lines, as they stand at the foot of the sidebar and are spoken when they change. */
export function syncWords(
  { sync, place, outbox }: Slice,
  { t, dayTime, time }: Pick<Words, 't' | 'dayTime' | 'time'>,
): SyncWords {
  const waiting = (count: number): SyncLine => ({
    whole: t('sync.waiting', { count }),
    short: t('sync.waitingShort', { count }),
  })
  if (place.kind === 'none') {
    const detail = { whole: t('sync.noneWhy'), short: t('sync.noneWhyShort') }
    return outbox.length > 0
      ? { title: waiting(outbox.length), detail, look: 'waiting', canSync: false }
      : {
          title: { whole: t('sync.none'), short: t('sync.noneShort') },
          detail,
          look: 'here',
          canSync: false,
        }
  }
  if (place.kind === 'assisted') {
    return {
      title: { whole: t('sync.assisted'), short: t('sync.assistedShort') },
      detail: shortLine(t('sync.assistedWhy')),
      look: 'here',
      canSync: false,
    }
  }
  const name = placeName(place) ?? t('place.practice')
  const nextTry =
    sync.nextTryAt === null
      ? null
      : {
          whole: t('sync.nextTry', { at: time(sync.nextTryAt) }),
          short: t('sync.nextTryShort', { at: time(sync.nextTryAt) }),
        }
  const unreachable = { whole: t('sync.unreachable', { place: name }), short: t('sync.unreachableShort') }
  switch (sync.state) {
    case 'syncing':
      return {
        title: shortLine(t('sync.running')),
        detail: sync.waiting > 0 ? waiting(sync.waiting) : shortLine(name),
        look: 'waiting',
        canSync: false,
      }
    case 'unreachable':
      return sync.waiting > 0
        ? { title: waiting(sync.waiting), detail: nextTry ?? unreachable, look: 'offline', canSync: true }
        : {
            title: { whole: unreachable.whole, short: name },
            detail: { whole: nextTry?.whole ?? '', short: unreachable.short },
            look: 'offline',
            canSync: true,
          }
    case 'not-allowed':
      return {
        title: shortLine(t('sync.notAllowed')),
        detail: { whole: t('sync.notAllowedWhy', { place: name }), short: name },
        look: 'offline',
        canSync: true,
      }
    case 'waiting':
    case 'idle':
    case 'nothing-to-sync':
      return sync.waiting > 0 || sync.state === 'waiting'
        ? {
            title: waiting(sync.waiting),
            detail: nextTry ?? shortLine(name),
            look: 'waiting',
            canSync: true,
          }
        : {
            title: shortLine(t('sync.done')),
            detail: shortLine(sync.lastAt === null ? name : dayTime(sync.lastAt)),
            look: 'done',
            canSync: true,
          }
  }
}
