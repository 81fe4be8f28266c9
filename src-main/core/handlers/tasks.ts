import { appError } from '@shared/errors'
import type { Handlers } from '@shared/ipc/contract'
import { err } from '@shared/result'
import { done, type Context } from './context'

/** What a member does here and now. Each is recorded with what it changes of the profile, in one line. */
export function taskHandlers({
  recorder,
  sync,
}: Context): Pick<Handlers, 'tasks.set-preference' | 'tasks.set-identity' | 'tasks.set-profile'> {
  return {
    'tasks.set-preference': async ({ tags }) => {
      const own = [...new Set(tags)]
      const stored = await recorder.record({ kind: 'preferences', tags: own }, own.join(', '), (before) => ({
        ...before,
        tags: own,
      }))
      sync.kick()
      return done(stored)
    },
    'tasks.set-identity': async ({ nickname, avatar }) => {
      if (nickname === '' && avatar === null) return err(appError('bad-request', { field: 'nickname' }))
      const body = {
        kind: 'identity' as const,
        ...(nickname !== '' && { nickname }),
        ...(avatar !== null && { avatar }),
      }
      const stored = await recorder.record(body, nickname, (before) => ({ ...before, nickname, avatar }))
      sync.kick()
      return done(stored)
    },
    'tasks.set-profile': async ({ bio, region }) => {
      if (bio === '' && region === '') return err(appError('bad-request', { field: 'bio' }))
      const body = { kind: 'profile' as const, ...(bio !== '' && { bio }), ...(region !== '' && { region }) }
      const stored = await recorder.record(body, region || bio.slice(0, 40), (before) => ({
        ...before,
        bio,
        region,
      }))
      sync.kick()
      return done(stored)
    },
  }
}
