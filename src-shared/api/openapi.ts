import { z } from 'zod'
import { problemSchema } from './contract'
import { operations, templateOf, type Operation } from './operations'

/** The service described as OpenAPI 3.1, from the schemas that it and its clients parse with. */
export function openapiOf(service: { readonly name: string; readonly version: string }): object {
  const paths = new Map<string, Record<string, object>>()
  for (const operation of operations) {
    const path = templateOf(operation.path)
    paths.set(path, { ...paths.get(path), [operation.method]: described(operation) })
  }
  return {
    openapi: '3.1.0',
    info: { title: service.name, version: service.version },
    paths: Object.fromEntries(paths),
    components: {
      securitySchemes: { key: { type: 'http', scheme: 'bearer' } },
      schemas: { Problem: schemaOf(problemSchema, 'output') },
    },
  }
}

function described({ method, path, access, summary, query, body, answers }: Operation): object {
  const problem = { $ref: '#/components/schemas/Problem' }
  return {
    operationId: [method, ...path.split('/').filter((part) => part !== '' && part !== 'v1')]
      .map((part) => part.replace(/^:|\.json$/gu, ''))
      .join('-'),
    summary: access === 'operator' ? `${summary} (operators)` : summary,
    security: access === 'open' ? [] : [{ key: [] }],
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
    responses: {
      ...Object.fromEntries(
        Object.entries(answers).map(([status, schema]) => [
          status,
          schema === null
            ? { description: summary }
            : {
                description: summary,
                content: { 'application/json': { schema: schemaOf(schema, 'output') } },
              },
        ]),
      ),
      default: {
        description: 'What went wrong (RFC 9457)',
        content: { 'application/problem+json': { schema: problem } },
      },
    },
  }
}

const contentOf = (body: z.ZodType | 'bytes'): object =>
  body === 'bytes'
    ? { 'application/octet-stream': { schema: {} } }
    : { 'application/json': { schema: schemaOf(body, 'input') } }

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): object {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest
}
