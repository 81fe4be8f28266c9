import type { BrowserWindow } from 'electron'
import type { AppState } from '@shared/ipc/contract'

/** The share of all uploads that run; null when none does. */
export function uploadShare(outbox: AppState['outbox']): number | null {
  const uploads = outbox.flatMap(({ upload }) => upload ?? [])
  const size = uploads.reduce((sum, upload) => sum + upload.size, 0)
  return size === 0 ? null : uploads.reduce((sum, upload) => sum + upload.sent, 0) / size
}

/** Shows it on the app's button in the taskbar or dock, where the system has one. */
export function showProgress(
  window: Pick<BrowserWindow, 'setProgressBar'> | null,
  outbox: AppState['outbox'],
): void {
  window?.setProgressBar(uploadShare(outbox) ?? -1)
}
