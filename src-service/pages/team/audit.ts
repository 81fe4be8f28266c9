import { auditKindSchema } from '@shared/api/audit'
import { auditQuerySchema, pages } from '@shared/api/pages'
import { csvBegin, csvLine } from '@shared/csv'
import type { FastifyInstance } from 'fastify'
import { Readable } from 'node:stream'
import type { z } from 'zod'
import { securityHeaders } from '../../http/security-headers'
import { readAudit, readOperators, type AuditFilter, type Noted } from '../../services/audit'
import { namesOf } from '../../services/directory'
import { titlesOf } from '../../services/published'
import type { Store } from '../../store/port'
import { html, type Html } from '../html'
import { changesOf, changeText, deedText, objectOf } from './audit-text'
import { sendTeamPage, teamVisit, type TeamDeps, type TeamVisit } from './frame'

const config = { access: 'page' } as const
const deedsAtOnce = 50
const deedsPerRead = 1_000
const dayMs = 86_400_000

type Query = z.infer<typeof auditQuerySchema>

/** What the team did: filtered, page by page, and as a file. */
export function addAuditPages(app: FastifyInstance, deps: TeamDeps): void {
  app.get(pages.audit, { config }, async (request, reply) => {
    const visit = await teamVisit(deps, request, reply)
    return visit === null ? reply : sendAudit(deps, visit, queryOf(request.query))
  })

  app.get(pages.auditCsv, { config }, async (request, reply) => {
    const visit = await teamVisit(deps, request, reply)
    if (visit === null) return reply
    return reply
      .headers(securityHeaders)
      .header('content-disposition', 'attachment; filename="team-log.csv"')
      .type('text/csv; charset=utf-8')
      .send(Readable.from(csvOf(deps.store, filterOf(queryOf(request.query)))))
  })
}

/** A filter that is none of ours asks for everything. */
const queryOf = (query: unknown): Query => auditQuerySchema.safeParse(query).data ?? { object: '' }

const filterOf = ({ operator, kind, object, from, until }: Query): AuditFilter => ({
  operator: operator ?? null,
  kind: kind ?? null,
  object: object === '' ? null : object,
  from: from === undefined ? null : new Date(from).toISOString(),
  until: until === undefined ? null : new Date(Date.parse(until) + dayMs).toISOString(),
})

async function sendAudit(deps: TeamDeps, visit: TeamVisit, query: Query) {
  const { deeds, operators, names, titles } = await deps.store.read(async (tx) => {
    const found = await readAudit(tx, filterOf(query), query.before ?? null, deedsAtOnce + 1)
    const team = await readOperators(tx)
    const members = found.flatMap(({ kind, object, details }) =>
      [kind === 'member' ? object : null, details.member ?? null].filter((id) => id !== null),
    )
    const ids = [...team, ...members, ...found.map(({ operator }) => operator)]
    const claims = found.filter(({ kind }) => kind === 'upload').map(({ object }) => object)
    return {
      deeds: found,
      operators: team,
      names: await namesOf(tx, ids),
      titles: await titlesOf(tx, claims),
    }
  })
  const { t } = visit.words
  const nameOf = (id: string) => names.get(id) ?? id
  const shown = deeds.slice(0, deedsAtOnce)
  const last = deeds.length > deedsAtOnce ? shown.at(-1) : undefined
  return sendTeamPage(deps, visit, {
    title: 'audit.title',
    at: pages.audit,
    body: html`${filterForm(visit, query, operators, nameOf)}
    ${
      shown.length === 0
        ? html`<p>${t('audit.none')}</p>`
        : html`<div class="table">
              <table>
                <thead>
                  <tr>
                    <th scope="col">${t('audit.when')}</th>
                    <th scope="col">${t('audit.operator')}</th>
                    <th scope="col">${t('audit.on')}</th>
                    <th scope="col">${t('audit.what')}</th>
                    <th scope="col">${t('audit.why')}</th>
                  </tr>
                </thead>
                <tbody>
                  ${shown.map((deed) => rowOf(visit, deed, nameOf, titles.get(deed.object) ?? null))}
                </tbody>
              </table>
            </div>
            <p class="row">
              ${
                last === undefined
                  ? null
                  : html`<a href="${addressOf(pages.audit, query, last.seq)}">${t('audit.older')}</a>`
              }
              <a href="${addressOf(pages.auditCsv, query, null)}">${t('audit.csv')}</a>
            </p>`
    }`,
  })
}

function rowOf(visit: TeamVisit, deed: Noted, nameOf: (id: string) => string, title: string | null): Html {
  const changes = changesOf(deed)
  return html`<tr>
    <td>${visit.words.moment(deed.at)}</td>
    <td>${nameOf(deed.operator)}</td>
    <td>${objectOf(deed, nameOf, title)}</td>
    <td>
      ${deedText(visit, deed)}
      ${
        changes.length === 0
          ? null
          : html`<ul>
              ${changes.map((change) => html`<li>${changeText(visit, change)}</li>`)}
            </ul>`
      }
    </td>
    <td class="lines">${deed.reason ?? ''}</td>
  </tr>`
}

function filterForm(
  { words: { t } }: TeamVisit,
  query: Query,
  operators: readonly string[],
  nameOf: (id: string) => string,
): Html {
  const option = (value: string, text: string, chosen: string | undefined) =>
    value === (chosen ?? '')
      ? html`<option value="${value}" selected>${text}</option>`
      : html`<option value="${value}">${text}</option>`
  return html`<form method="get" action="${pages.audit}" class="filter" role="search">
    <label>
      ${t('audit.kind')}
      <select name="kind">
        ${option('', t('audit.kind.any'), query.kind)}
        ${auditKindSchema.options.map((kind) => option(kind, t(`audit.kind.${kind}`), query.kind))}
      </select>
    </label>
    <label>
      ${t('audit.operator')}
      <select name="operator">
        ${option('', t('audit.operator.any'), query.operator)}
        ${operators.map((id) => option(id, nameOf(id), query.operator))}
      </select>
    </label>
    <label>${t('audit.from')}<input type="date" name="from" value="${query.from ?? ''}" /></label>
    <label>${t('audit.until')}<input type="date" name="until" value="${query.until ?? ''}" /></label>
    <label>${t('audit.object')}<input name="object" value="${query.object}" maxlength="200" /></label>
    <button>${t('audit.show')}</button>
  </form>`
}

function addressOf(path: string, query: Query, before: number | null): string {
  const { kind, operator, object, from, until } = query
  const fields = { kind, operator, object, from, until, before: before === null ? '' : String(before) }
  const said = Object.entries(fields).flatMap(([name, value]): readonly [string, string][] =>
    value === undefined || value === '' ? [] : [[name, value]],
  )
  return said.length === 0 ? path : `${path}?${new URLSearchParams(said).toString()}`
}

const columns = ['number', 'at', 'operator', 'name', 'action', 'kind', 'object', 'reason', 'details'] as const

/** Read a piece at a time, so that a long log need not stand in memory; what is noted meanwhile is newer and not in it. */
async function* csvOf(store: Store, filter: AuditFilter): AsyncGenerator<string> {
  yield csvBegin + csvLine(columns)
  for (let before: number | null = null; ;) {
    const from: number | null = before
    const { deeds, names } = await store.read(async (tx) => {
      const found = await readAudit(tx, filter, from, deedsPerRead)
      return {
        deeds: found,
        names: await namesOf(
          tx,
          found.map(({ operator }) => operator),
        ),
      }
    })
    for (const { seq, at, operator, action, kind, object, reason, details } of deeds) {
      const name = names.get(operator) ?? ''
      yield csvLine([seq, at, operator, name, action, kind, object, reason ?? '', JSON.stringify(details)])
    }
    const last = deeds.at(-1)
    if (last === undefined || deeds.length < deedsPerRead) return
    before = last.seq
  }
}
