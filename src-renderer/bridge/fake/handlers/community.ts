import { appError } from '@shared/errors'
import { err, ok } from '@shared/result'
import type { FakeCommunity } from '../community'
import type { FakeMemory } from '../memory'
import { done, unreachable } from './answers'
import type { HandlersOf } from './of'

export const communityHandlers = (memory: FakeMemory, community: FakeCommunity): HandlersOf<'community'> => ({
  'community.models': async ({ text, cursor }) =>
    memory.scene.reachable ? ok(community.list(text, cursor)) : unreachable,
  'community.model': async ({ model }) => {
    if (!memory.scene.reachable) return unreachable
    const page = community.page(model)
    return page ? ok(page) : err(appError('not-found'))
  },
  'community.cover': async ({ model }) => ok({ url: community.cover(model) }),
  'community.model-photo': async ({ sha256 }) => ok({ url: community.modelPhoto(sha256) }),
  'community.photo': async ({ review }) => ok({ url: community.photo(review) }),
  'community.download': async ({ model, profile }) => {
    const name = memory.scene.reachable ? community.fileName(model, profile) : null
    return name === null ? unreachable : ok({ saved: { file: 'ripple', name } })
  },
  'community.stop': async ({ subject }) => {
    memory.change({ downloads: memory.state.downloads.filter((one) => one.subject !== subject) })
    return done
  },
  'community.review': async (form) => {
    const posted = memory.scene.reachable
      ? community.review(form, memory.newId(), memory.now().toISOString())
      : null
    if (!posted) return unreachable
    memory.later(400, () =>
      memory.change({
        points: { ...memory.state.points, balance: memory.state.points.balance + posted.points },
      }),
    )
    return ok({ review: posted.review })
  },
})
