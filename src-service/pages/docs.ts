import { operationsOf, templateOf, type Operation } from '@shared/api/operations'
import { routes } from '@shared/api/contract'
import { pages } from '@shared/api/pages'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Description } from '../description'
import { sendPage } from './frame'
import { html, type Html } from './html'
import { style } from './style'
import { wordsFor, type Words } from './words'

const config = { access: 'page' } as const
const describedSchema = z.object({
  paths: z.record(z.string(), z.record(z.string(), z.record(z.string(), z.unknown()))),
})

/** The service's description to read in a browser, made of the same document that programs get: no script, no third party. */
export function addDocs(
  app: FastifyInstance,
  deps: { readonly name: string; readonly signIn: object | null },
  description: Description,
): void {
  const offered = operationsOf({ signIn: deps.signIn !== null })
  const groups = groupsOf(offered.filter(({ access }) => access !== 'page'))
  app.get(pages.style, { config }, (_request, reply) => reply.type('text/css; charset=utf-8').send(style))
  app.get(pages.docs, { config }, (request, reply) => {
    const words = wordsFor(request.headers['accept-language'])
    const { t } = words
    const { paths } = describedSchema.parse(description())
    return sendPage(
      deps,
      { reply, words },
      {
        title: 'docs.title',
        wide: true,
        body: html`<p>${t('docs.intro')} <a href="${routes.openapi}">${routes.openapi}</a></p>
          <nav aria-label="${t('docs.groups')}">
            ${groups.map(([name]) => html`<a href="#${name}">${name}</a>`)}
          </nav>
          ${groups.map(
            ([name, operations]) =>
              html`<section aria-labelledby="${name}" lang="en">
                <h2 id="${name}">${name}</h2>
                ${operations.map((one) => operationOf(words, one, paths))}
              </section>`,
          )}`,
      },
    )
  })
}

/** By the first word of their path, in the order in which they come. */
function groupsOf(operations: readonly Operation[]): readonly (readonly [string, readonly Operation[]])[] {
  const groups = new Map<string, Operation[]>()
  for (const operation of operations) {
    const [, name = ''] = /^\/v1\/([a-z]+)/u.exec(operation.path) ?? []
    groups.set(name, [...(groups.get(name) ?? []), operation])
  }
  return [...groups]
}

type Paths = z.infer<typeof describedSchema>['paths']

function operationOf({ t, locale }: Words, operation: Operation, paths: Paths): Html {
  const { method, path, access, summary } = operation
  const template = templateOf(path)
  const described = paths[template]?.[method] ?? {}
  const who = t('docs.access', { access })
  const part = (title: string, value: unknown): Html | null =>
    value === undefined
      ? null
      : html`<details>
          <summary lang="${locale}">${title}</summary>
          <pre tabindex="0">${JSON.stringify(value, null, 2)}</pre>
        </details>`
  return html`<h3>
      <code>${method.toUpperCase()} ${template}</code>
    </h3>
    <p>${summary}. <span lang="${locale}">${who}</span></p>
    ${part(t('docs.parameters'), nonEmpty(described['parameters']))}
    ${part(t('docs.body'), described['requestBody'])} ${part(t('docs.answers'), described['responses'])}`
}

const nonEmpty = (value: unknown): unknown => (Array.isArray(value) && value.length === 0 ? undefined : value)
