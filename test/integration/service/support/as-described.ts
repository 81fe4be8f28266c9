import { problemSchema } from '@shared/api/contract'
import { operationOf } from '@shared/api/operations'
import type { FastifyInstance, InjectOptions } from 'fastify'

/** The service, whose every answer is held to what its description says of it. */
export function answeringAsDescribed(app: FastifyInstance): FastifyInstance {
  return new Proxy(app, {
    get(target, name) {
      if (name !== 'inject') return Reflect.get(target, name, target) as unknown
      return async (asked: InjectOptions | string) => {
        const response = await target.inject(asked)
        const request = typeof asked === 'string' ? { url: asked } : asked
        if (typeof request.url === 'string') check(request.method ?? 'GET', request.url, response)
        return response
      }
    },
  })
}

function check(method: string, url: string, answer: { statusCode: number; body: string }): void {
  const operation = operationOf(method, new URL(url, 'http://localhost').pathname)
  if (method.toUpperCase() === 'HEAD') return
  const described = operation?.answers[answer.statusCode]
  if (described !== undefined) described?.parse(JSON.parse(answer.body))
  else problemSchema.parse(JSON.parse(answer.body))
}
