import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { eventChannel, requestChannel } from '@shared/ipc/channels'
import { events, requests } from '@shared/ipc/contract'
import { publishEvents } from '../../src-main/shell/ipc/publish-events'

describe('the contract between main and the page', () => {
  it('goes over two channels of different names', () => {
    expect(new Set([requestChannel, eventChannel]).size).toBe(2)
  })

  it.each(Object.keys({ ...requests, ...events }))('names %s by area and what is done', (name) => {
    expect(name).toMatch(/^[a-z]+(\.[a-z-]+)+$/u)
  })

  it.each(Object.entries(requests))(
    '%s takes a strict object and answers one',
    (_name, { input, output }) => {
      for (const schema of [input, output]) {
        const { additionalProperties, anyOf, oneOf } = z.toJSONSchema(schema, { unrepresentable: 'any' })
        const branches = (anyOf ?? oneOf ?? [{ additionalProperties }]) as {
          additionalProperties?: unknown
        }[]
        for (const branch of branches) expect(branch.additionalProperties).toBe(false)
      }
    },
  )

  it('hands every kind of event to the page, and none once it is ended', () => {
    const listeners = new Map<string, (payload: never) => void>()
    const sent: unknown[] = []
    const end = publishEvents({
      core: {
        on: (name, listener) => {
          listeners.set(name, listener)
          return () => listeners.delete(name)
        },
      },
      page: () => ({ isDestroyed: () => false, send: (...message) => sent.push(message) }),
    })
    expect([...listeners.keys()].sort()).toEqual(Object.keys(events).sort())
    listeners.get('history.changed')?.({} as never)
    expect(sent).toEqual([[eventChannel, 'history.changed', {}]])
    end()
    expect(listeners.size).toBe(0)
  })

  it('drops events while no page is open', () => {
    const listeners = new Map<string, (payload: never) => void>()
    publishEvents({
      core: {
        on: (name, listener) => {
          listeners.set(name, listener)
          return () => undefined
        },
      },
      page: () => null,
    })
    expect(() => listeners.get('history.changed')?.({} as never)).not.toThrow()
  })
})
