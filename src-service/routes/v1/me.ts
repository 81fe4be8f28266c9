import { routes, type Me } from '@shared/api/contract'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { ServiceDeps } from '../../deps'
import { memberOf } from '../../http/server'
import { accountOf } from '../../services/accounts'

const tagsSchema = z.array(z.string())

export function addMe(app: FastifyInstance, deps: ServiceDeps): void {
  app.get(routes.me, (request): Promise<Me> => {
    const { id, role } = memberOf(request)
    return deps.store.read(async (tx) => {
      const profile = await tx
        .selectFrom('member_profile')
        .selectAll()
        .where('member', '=', id)
        .executeTakeFirst()
      return {
        member: id,
        role,
        nickname: profile?.nickname ?? null,
        avatar: profile?.avatar ?? null,
        bio: profile?.bio ?? null,
        region: profile?.region ?? null,
        tags: tagsSchema.parse(JSON.parse(profile?.tags ?? '[]')),
        account: await accountOf(tx, deps, id),
      }
    })
  })
}
