import type { IpcMain, IpcMainInvokeEvent } from 'electron'
import type { Core, Log } from '@core/ports'
import { appError, type AppError } from '@shared/errors'
import { handInChannel } from '@shared/ipc/channels'
import type { HandedInAnswer } from '@shared/ipc/contract'
import { handedInPathsSchema } from '@shared/ipc/handed-in'
import { err, ok, type Result } from '@shared/result'
import { isTrustedSender } from '../security/ipc-sender'
import { toCome } from './to-come'

type Deps = {
  readonly ipcMain: Pick<IpcMain, 'handle'>
  readonly log: Log
}

/**
 * The one way by which paths reach main from a window: the preload names those of files that were dropped. What is
 * dropped before core has started waits for it.
 */
export function registerHandIn({ ipcMain, log }: Deps): {
  readonly takeWith: (handIn: Core['handIn']) => void
} {
  const handIn = toCome<Core['handIn']>()
  ipcMain.handle(
    handInChannel,
    async (event: IpcMainInvokeEvent, raw: unknown): Promise<Result<HandedInAnswer, AppError>> => {
      if (!isTrustedSender(event)) {
        log('ipc.sender-refused', { url: event.senderFrame?.url ?? null })
        return err(appError('forbidden'))
      }
      const paths = handedInPathsSchema.safeParse(raw)
      if (!paths.success) return err(appError('bad-request'))
      const take = await handIn.there
      return ok(await take(paths.data))
    },
  )
  return { takeWith: handIn.give }
}
