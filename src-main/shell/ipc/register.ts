import type { IpcMain, IpcMainInvokeEvent } from 'electron'
import type { Log } from '@core/ports'
import { appError, type AppError } from '@shared/errors'
import { requestChannel } from '@shared/ipc/channels'
import { err, type Result } from '@shared/result'
import { isTrustedSender } from '../security/ipc-sender'
import type { Answerer } from './answerer'
import { toCome } from './to-come'

type Deps = {
  readonly ipcMain: Pick<IpcMain, 'handle'>
  readonly log: Log
}

/** Listens to the page from now on. The window opens before core has started, so what it asks waits for whoever answers. */
export function registerRequests({ ipcMain, log }: Deps): {
  readonly answerWith: (answer: Answerer) => void
} {
  const answerer = toCome<Answerer>()
  ipcMain.handle(requestChannel, async (event: IpcMainInvokeEvent, name: unknown, input: unknown) => {
    // Before anything is waited for: the frame may be gone a moment later.
    if (!isTrustedSender(event)) return refuseSender(log, event)
    const answer = await answerer.there
    return answer(name, input)
  })
  return { answerWith: answerer.give }
}

function refuseSender(log: Log, event: IpcMainInvokeEvent): Result<never, AppError> {
  log('ipc.sender-refused', { url: event.senderFrame?.url ?? null })
  return err(appError('forbidden'))
}
