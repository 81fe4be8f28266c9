import type { AppState } from '@shared/ipc/contract'
import { placeName } from '../store/selectors'
import type { Words } from '../text/words'

export type SyncLook = 'done' | 'waiting' | 'offline' | 'here'
export type SyncWords = {
  readonly title: string
  readonly detail: string
  readonly look: SyncLook
  readonly canSync: boolean
}

type Slice = Pick<AppState, 'sync' | 'place' | 'outbox'>

/** The sync state in two short lines, as they stand at the foot of the sidebar and are spoken when they change. */
export function syncWords({ sync, place, outbox }: Slice, { t, dayTime, time }: Words): SyncWords {
  if (place.kind === 'none') {
    return outbox.length > 0
      ? {
          title: t('sync.waiting', { count: outbox.length }),
          detail: t('sync.noneWhy'),
          look: 'waiting',
          canSync: false,
        }
      : { title: t('sync.none'), detail: t('sync.noneWhy'), look: 'here', canSync: false }
  }
  if (place.kind === 'assisted') {
    return { title: t('sync.assisted'), detail: t('sync.assistedWhy'), look: 'here', canSync: false }
  }
  const waiting = t('sync.waiting', { count: sync.waiting })
  const nextTry = sync.nextTryAt === null ? null : t('sync.nextTry', { at: time(sync.nextTryAt) })
  const name = placeName(place) ?? t('place.practice')
  switch (sync.state) {
    case 'syncing':
      return {
        title: t('sync.running'),
        detail: sync.waiting > 0 ? waiting : name,
        look: 'waiting',
        canSync: false,
      }
    case 'unreachable':
      return sync.waiting > 0
        ? {
            title: waiting,
            detail: nextTry ?? t('sync.unreachable', { place: name }),
            look: 'offline',
            canSync: true,
          }
        : {
            title: t('sync.unreachable', { place: name }),
            detail: nextTry ?? '',
            look: 'offline',
            canSync: true,
          }
    case 'not-allowed':
      return { title: t('sync.notAllowed'), detail: t('sync.notAllowedWhy'), look: 'offline', canSync: true }
    case 'waiting':
      return { title: waiting, detail: nextTry ?? name, look: 'waiting', canSync: true }
    case 'idle':
    case 'nothing-to-sync':
      return sync.waiting > 0
        ? { title: waiting, detail: nextTry ?? name, look: 'waiting', canSync: true }
        : {
            title: t('sync.done'),
            detail: sync.lastAt === null ? name : dayTime(sync.lastAt),
            look: 'done',
            canSync: true,
          }
  }
}
