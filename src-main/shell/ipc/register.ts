import type { IpcMain, IpcMainInvokeEvent } from 'electron'
import type { Log } from '@core/ports'
import { appError, type AppError } from '@shared/errors'
import { requestChannel } from '@shared/ipc/channels'
import { requests, type Handlers, type RequestName } from '@shared/ipc/contract'
import { err, type Result } from '@shared/result'
import { isTrustedSender } from '../security/ipc-sender'

type Deps = {
  readonly ipcMain: Pick<IpcMain, 'handle'>
  readonly handlers: Handlers
  readonly log: Log
  /** In development and in tests what handlers answer is held against the contract as well. */
  readonly checkAnswers: boolean
}

export function registerRequests(deps: Deps): void {
  const answer = createAnswerer(deps)
  deps.ipcMain.handle(requestChannel, (event: IpcMainInvokeEvent, name: unknown, input: unknown) =>
    isTrustedSender(event) ? answer(name, input) : refuseSender(deps.log, event),
  )
}

function refuseSender(log: Log, event: IpcMainInvokeEvent): Result<never, AppError> {
  log('ipc.sender-refused', { url: event.senderFrame?.url ?? null })
  return err(appError('forbidden'))
}

const isRequestName = (name: unknown): name is RequestName =>
  typeof name === 'string' && Object.hasOwn(requests, name)

/** One call's way: known name, strictly parsed input, handler, answer. A bug in a handler is logged and answered, never thrown across. */
export function createAnswerer({ handlers, log, checkAnswers }: Omit<Deps, 'ipcMain'>) {
  async function call(name: RequestName, raw: unknown): Promise<Result<unknown, AppError>> {
    const input = requests[name].input.safeParse(raw)
    if (!input.success) {
      log('ipc.bad-request', { name, at: input.error.issues[0]?.path.join('.') ?? '' })
      return err(appError('bad-request'))
    }
    const handler = handlers[name] as (input: unknown) => Promise<Result<unknown, AppError>>
    const answer = await handler(input.data)
    if (answer.ok && checkAnswers) requests[name].output.parse(answer.value)
    return answer
  }

  return async (name: unknown, raw: unknown): Promise<Result<unknown, AppError>> => {
    if (!isRequestName(name)) {
      log('ipc.unknown-request', { name: String(name).slice(0, 80) })
      return err(appError('bad-request'))
    }
    try {
      return await call(name, raw)
    } catch (bug) {
      log('bug', { where: name, stack: bug instanceof Error ? (bug.stack ?? bug.message) : String(bug) })
      return err(appError('unexpected'))
    }
  }
}
