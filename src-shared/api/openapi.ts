import { z } from 'zod'
import { problemSchema } from './contract'
import { operationsOf, templateOf, type Operation } from './operations'

/** The service described as OpenAPI 3.1, from the schemas that it and its clients parse with. */
export function openapiOf(service: {
  readonly name: string
  readonly version: string
  readonly signIn: boolean
}): object {
  const paths = new Map<string, Record<string, object>>()
  for (const operation of operationsOf(service)) {
    const path = templateOf(operation.path)
    paths.set(path, { ...paths.get(path), [operation.method]: described(operation) })
  }
  return {
    openapi: '3.1.0',
    info: { title: service.name, version: service.version },
    paths: Object.fromEntries(paths),
    components: {
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer' },
        ...(service.signIn && {
          browser: { type: 'apiKey', in: 'cookie', name: 'firstlayer.session_token' },
        }),
      },
      schemas: { Problem: schemaOf(problemSchema, 'output') },
    },
  }
}

function described({ method, path, access, summary, query, body, form, answers }: Operation): object {
  const problem = { $ref: '#/components/schemas/Problem' }
  return {
    operationId: [method, ...path.split('/').filter((part) => part !== '' && part !== 'v1')]
      .map((part) => part.replace(/^:|\.json$/gu, ''))
      .join('-'),
    summary: access === 'operator' ? `${summary} (operators)` : summary,
    security: access === 'open' ? [] : access === 'page' ? [{ browser: [] }, {}] : [{ key: [] }],
    parameters: [
      ...[...path.matchAll(/:(\w+)/gu)].map(([, name]) => ({
        name,
        in: 'path',
        required: true,
        schema: { type: 'string' },
      })),
      ...Object.entries(query?.shape ?? {}).map(([name, schema]) => ({
        name,
        in: 'query',
        required: false,
        schema: schemaOf(schema as z.ZodType, 'output'),
      })),
    ],
    ...(body === undefined ? {} : { requestBody: { required: true, content: contentOf(body) } }),
    ...(form === undefined ? {} : { requestBody: { required: true, content: fieldsOf(form) } }),
    responses: {
      ...Object.fromEntries(
        Object.entries(answers).map(([status, schema]) => [
          status,
          schema === null
            ? { description: summary }
            : {
                description: summary,
                content: typeof schema === 'string' ? raw[schema] : inJson(schema),
              },
        ]),
      ),
      default:
        access === 'page'
          ? { description: 'A page that says what is the case', content: text }
          : {
              description: 'What went wrong (RFC 9457)',
              content: { 'application/problem+json': { schema: problem } },
            },
    },
  }
}

const text = { 'text/*': { schema: { type: 'string' } } }
const raw = { text, picture: { 'image/*': { schema: {} } }, bytes: { '*/*': { schema: {} } } } as const
const inJson = (schema: z.ZodType) => ({ 'application/json': { schema: schemaOf(schema, 'output') } })

const fieldsOf = (form: z.ZodType): object => ({
  'application/x-www-form-urlencoded': { schema: schemaOf(form, 'input') },
})

const contentOf = (body: z.ZodType | 'bytes'): object =>
  body === 'bytes'
    ? { 'application/octet-stream': { schema: {} } }
    : { 'application/json': { schema: schemaOf(body, 'input') } }

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): object {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest
}
