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

type Answered = {
  readonly statusCode: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly body: string
}

/** Throws where an answer is not what the service's description says of that operation. */
export function check(method: string, url: string, answer: Answered): void {
  const operation = operationOf(method, new URL(url, 'http://localhost').pathname)
  if (method.toUpperCase() === 'HEAD') return
  const described = operation?.answers[answer.statusCode]
  const isPage = operation?.access === 'page'
  if (described === 'bytes') return
  const isText = String(answer.headers['content-type']).startsWith('text/')
  if (described === 'text' || (isPage && described === undefined && isText)) {
    if (!isText) throw new Error(`${method} ${url} answers no text: ${answer.body}`)
  } else if (described === 'picture') {
    if (!String(answer.headers['content-type']).startsWith('image/'))
      throw new Error(`${method} ${url} answers no picture: ${answer.body}`)
  } else if (described !== undefined) described?.parse(JSON.parse(answer.body))
  else problemSchema.parse(JSON.parse(answer.body))
}
