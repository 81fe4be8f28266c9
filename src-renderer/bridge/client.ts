import { z } from 'zod'
import { appError, type AppError } from '@shared/errors'
import type { BridgeApi } from '@shared/ipc/channels'
import {
  events,
  failedAnswerSchema,
  handedInSchema,
  requests,
  type Answer,
  type EventName,
  type HandedInAnswer,
  type RequestName,
} from '@shared/ipc/contract'
import { err, ok, type Result } from '@shared/result'
import type { Bridge, BridgeEvent } from './bridge'

/** Makes the typed bridge over the preload's functions: every answer and event passes the contract's schema once. */
export function createClient(api: BridgeApi): Bridge {
  return {
    request: async (name, input) => {
      try {
        return readAnswer(name, await api.request(name, input))
      } catch {
        return err(appError('unexpected', { request: name }))
      }
    },
    handIn: async (files) => {
      try {
        return readHandedIn(await api.handIn(files))
      } catch {
        return err(appError('unexpected'))
      }
    },
    subscribe: (listener) =>
      api.subscribe((name, payload) => {
        const event = readEvent(name, payload)
        if (event) listener(event)
      }),
  }
}

export function readAnswer<K extends RequestName>(name: K, answer: unknown): Answer<K> {
  const failed = failedAnswerSchema.safeParse(answer)
  if (failed.success) return err(failed.data.error)
  if (typeof answer !== 'object' || answer === null || !('value' in answer)) {
    return err(appError('unexpected', { request: name }))
  }
  const value = requests[name].output.safeParse(answer.value)
  // The schema was picked by the same name as the type, which TypeScript cannot follow through the index.
  if (value.success) return ok(value.data) as Answer<K>
  return err(appError('unexpected', { request: name, at: value.error.issues[0]?.path.join('.') ?? '' }))
}

const handedInAnswerSchema = z.strictObject({ ok: z.literal(true), value: handedInSchema })

function readHandedIn(answer: unknown): Result<HandedInAnswer, AppError> {
  const failed = failedAnswerSchema.safeParse(answer)
  if (failed.success) return err(failed.data.error)
  const taken = handedInAnswerSchema.safeParse(answer)
  return taken.success ? ok(taken.data.value) : err(appError('unexpected'))
}

const isEventName = (name: string): name is EventName => Object.hasOwn(events, name)

export function readEvent(name: string, payload: unknown): BridgeEvent | null {
  if (!isEventName(name)) return null
  const parsed = events[name].safeParse(payload)
  return parsed.success ? ({ name, payload: parsed.data } as BridgeEvent) : null
}
