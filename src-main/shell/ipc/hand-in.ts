import type { IpcMain, IpcMainInvokeEvent } from 'electron'
import type { Core, Log } from '@core/ports'
import { appError, type AppError } from '@shared/errors'
import { handInChannel } from '@shared/ipc/channels'
import type { HandedInAnswer } from '@shared/ipc/contract'
import { handedInPathsSchema } from '@shared/ipc/handed-in'
import { err, ok, type Result } from '@shared/result'
import { isTrustedSender } from '../security/ipc-sender'

type Deps = {
  readonly ipcMain: Pick<IpcMain, 'handle'>
  readonly handIn: Core['handIn']
  readonly log: Log
}

/** The one way by which paths reach main from a window: the preload names those of files that were dropped. */
export function registerHandIn({ ipcMain, handIn, log }: Deps): void {
  ipcMain.handle(
    handInChannel,
    async (event: IpcMainInvokeEvent, raw: unknown): Promise<Result<HandedInAnswer, AppError>> => {
      if (!isTrustedSender(event)) {
        log('ipc.sender-refused', { url: event.senderFrame?.url ?? null })
        return err(appError('forbidden'))
      }
      const paths = handedInPathsSchema.safeParse(raw)
      return paths.success ? ok(await handIn(paths.data)) : err(appError('bad-request'))
    },
  )
}
