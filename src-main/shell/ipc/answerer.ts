import type { Log } from '@core/ports'
import { appError, type AppError } from '@shared/errors'
import { requests, type Handlers, type RequestName } from '@shared/ipc/contract'
import { err, type Result } from '@shared/result'

type Deps = {
  readonly handlers: Handlers
  readonly log: Log
  /** In development and in tests what handlers answer is held against the contract as well. */
  readonly checkAnswers: boolean
}

/** Answers a call of the page; neither its name nor its input is known to be right. */
export type Answerer = (name: unknown, input: unknown) => Promise<Result<unknown, AppError>>

const isRequestName = (name: unknown): name is RequestName =>
  typeof name === 'string' && Object.hasOwn(requests, name)

/** One call's way: known name, strictly parsed input, handler, answer. A bug in a handler is logged and answered, never thrown across. */
export function createAnswerer({ handlers, log, checkAnswers }: Deps): Answerer {
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

  return async (name, raw) => {
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
