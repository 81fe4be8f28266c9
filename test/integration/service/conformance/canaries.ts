import { newId } from '../support/service-under-test'
import type { Meddling } from './meddler'

export type Canary = {
  readonly name: string
  readonly meddling: Meddling
  /** The property that must see it; others may. */
  readonly caughtBy: string
}

type Body = Record<string, unknown>
const isOrder = (method: string, path: string) => method === 'POST' && path === '/v1/redemptions'
const isItem = (method: string, path: string, id: string) =>
  method === 'PUT' && path === `/v1/operator/items/${id}`

/** Services that are broken on purpose, each in one place: a sound one, with something between it and its members. */
export const canaries: readonly Canary[] = [
  {
    name: 'takes a claim that comes again for a new one',
    meddling: {
      asked: (method, path, body) =>
        method === 'POST' && path === '/v1/claims'
          ? { ...body, claims: (body['claims'] as Body[]).map((claim) => ({ ...claim, id: newId() })) }
          : body,
    },
    caughtBy: 'every claim that was taken in is there, once',
  },
  {
    name: 'says that a claim was recorded and forgets it',
    meddling: {
      answered: (_method, path, body) =>
        path.startsWith('/v1/changes')
          ? { ...body, changes: (body['changes'] as Body[]).filter(({ kind }) => kind !== 'claim') }
          : body,
    },
    caughtBy: 'every claim that was taken in is there, once',
  },
  {
    name: 'takes other content for the same claim',
    meddling: {
      answered: (_method, path, body) =>
        path === '/v1/claims'
          ? {
              outcomes: (body['outcomes'] as Body[]).map((one) =>
                one['outcome'] === 'error'
                  ? {
                      outcome: 'recorded',
                      id: one['id'],
                      status: {
                        id: one['id'],
                        state: 'done',
                        error: null,
                        model: null,
                        profile: null,
                        facts: [],
                      },
                    }
                  : one,
              ),
            }
          : body,
    },
    caughtBy: 'an id with other content is refused',
  },
  {
    name: 'awards each step twice',
    meddling: {
      answered: (_method, path, body) =>
        path.startsWith('/v1/changes')
          ? {
              ...body,
              changes: (body['changes'] as Body[]).flatMap((one) =>
                (one['entry'] as Body | undefined)?.['kind'] === 'award' ? [one, one] : [one],
              ),
            }
          : body,
    },
    caughtBy: 'no step is awarded twice, and every first time is',
  },
  {
    name: 'makes a second order for a key that comes again',
    meddling: { asked: (method, path, body) => (isOrder(method, path) ? { ...body, key: newId() } : body) },
    caughtBy: 'an order sent again is the same order',
  },
  {
    name: 'sells what it does not have',
    meddling: {
      asked: (method, path, body) => (isItem(method, path, 'mug') ? { ...body, stock: null } : body),
    },
    caughtBy: 'no item is oversold, and no limit for each member is passed',
  },
  {
    name: 'knows no limit for each member',
    meddling: {
      asked: (method, path, body) => (isItem(method, path, 'card') ? { ...body, perMember: null } : body),
    },
    caughtBy: 'no item is oversold, and no limit for each member is passed',
  },
  {
    name: 'shows a balance that nothing was taken from',
    meddling: {
      answered: (_method, path, body) =>
        path === '/v1/me'
          ? { ...body, account: { ...(body['account'] as Body), balance: 25, available: 25 } }
          : body,
    },
    caughtBy: 'the account is what the entries say',
  },
  {
    name: 'never ends an order',
    meddling: {
      asked: (_method, path, body) => (path.endsWith('/decision') ? { decision: 'none' } : body),
    },
    caughtBy: 'every order has ended, with its points in one place',
  },
  {
    name: 'gives every order the same code',
    meddling: {
      answered: (_method, path, body) =>
        path.endsWith('/code') && 'code' in body ? { code: 'CODE-0' } : body,
    },
    caughtBy: 'a code is of one order, the same each time, and its owner’s alone',
  },
]
