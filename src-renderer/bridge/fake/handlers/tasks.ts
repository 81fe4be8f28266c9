import type { FakeMemory } from '../memory'
import { doTask } from '../tasks'
import { done } from './answers'
import type { HandlersOf } from './of'

export const taskHandlers = (memory: FakeMemory): HandlersOf<'tasks'> => ({
  'tasks.set-preference': async ({ tags }) => {
    memory.change({ member: { ...memory.state.member, tags } })
    doTask(memory, 'set-preference', 'preferences', tags.join(', '))
    return done
  },
  'tasks.set-identity': async ({ nickname, avatar }) => {
    memory.change({ member: { ...memory.state.member, nickname, avatar } })
    if (nickname !== '' && avatar !== null) doTask(memory, 'nickname-avatar', 'identity', nickname)
    return done
  },
  'tasks.set-profile': async ({ bio, region }) => {
    memory.change({ member: { ...memory.state.member, bio, region } })
    if (bio !== '' && region !== '') doTask(memory, 'complete-profile', 'profile', region)
    return done
  },
})
