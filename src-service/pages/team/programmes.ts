import {
  checkProgrammeFormSchema,
  pages,
  putProgrammeFormSchema,
  versionFormSchema,
  versionQuerySchema,
} from '@shared/api/pages'
import type { AppError } from '@shared/errors'
import { loadProgramme } from '@shared/programme/load'
import type { Programme } from '@shared/programme/schema'
import type { FastifyInstance } from 'fastify'
import { dryRun } from '../../services/dry-run'
import { inTurn } from '../../services/in-turn'
import {
  putInForce,
  readVersions,
  refusalOfVersion,
  withdrawVersion,
  type VersionView,
} from '../../services/programme-versions'
import { sendTo } from '../frame'
import { html, type Html } from '../html'
import { dryRunOf } from './dry-run'
import { errorText, readForm, sendTeamPage, teamVisit, type TeamDeps, type TeamVisit } from './frame'

const config = { access: 'page' } as const
const writtenSchema = checkProgrammeFormSchema.pick({ programme: true })

/** The versions of the programmes: which there are, and a new one, checked and tried out before it comes in force. */
export function addProgrammePages(app: FastifyInstance, deps: TeamDeps): void {
  // A run over a long history is work: one at a time.
  const oneAtATime = inTurn()

  app.get(pages.programmes, { config }, async (request, reply) => {
    const visit = await teamVisit(deps, request, reply)
    return visit === null ? reply : sendVersions(deps, visit, null, 200)
  })

  app.get(pages.newProgramme, { config }, async (request, reply) => {
    const visit = await teamVisit(deps, request, reply)
    if (visit === null) return reply
    const asked = versionQuerySchema.safeParse(request.query).data
    const versions = await deps.store.read((tx) => readVersions(tx, deps))
    const found = versions.find(
      ({ programme: { id, version } }) => id === asked?.programme && version === asked.version,
    )
    const text = found === undefined ? '' : JSON.stringify(withoutDate(found.programme), null, 2)
    return sendNew(deps, visit, { text, said: null, status: 200, below: null })
  })

  app.post(pages.newProgramme, { config }, async (request, reply) => {
    const visit = await teamVisit(deps, request, reply)
    if (visit === null) return reply
    const read = readForm(deps, visit, checkProgrammeFormSchema)
    const text = textIn(request.body)
    if (!read.ok) return sendNew(deps, visit, { text, said: read.said, status: read.status, below: null })
    const checked = await check(deps, visit, text)
    if (!checked.ok) return sendNew(deps, visit, { text, ...checked, status: 400 })
    const ran = await oneAtATime(() => dryRun(deps, checked.programme))
    const below = html`${await dryRunOf(deps, visit, checked.programme, ran)} ${putForm(visit, text)}`
    return sendNew(deps, visit, { text, said: null, status: 200, below })
  })

  app.post(pages.programmes, { config }, async (request, reply) => {
    const visit = await teamVisit(deps, request, reply)
    if (visit === null) return reply
    const { t } = visit.words
    const read = readForm(deps, visit, putProgrammeFormSchema)
    if (!read.ok && read.status === 403) return sendVersions(deps, visit, read.said, 403)
    const written = textIn(request.body)
    const again = (said: string, status: number) =>
      sendNew(deps, visit, { text: written, said, status, below: putForm(visit, written) })
    if (!read.ok) return again(t('programme.unput'), 400)
    const checked = await check(deps, visit, written)
    if (!checked.ok) return sendNew(deps, visit, { text: written, ...checked, status: 400 })
    const { reason, from } = read.form
    const put = await putInForce(deps, visit.session.member, {
      ...{ programme: checked.programme, from: `${from}:00.000Z`, reason },
    })
    return put.ok ? sendTo(reply, pages.programmes) : again(refusalText(visit, put.error), 400)
  })

  app.post(pages.withdrawProgramme, { config }, async (request, reply) => {
    const visit = await teamVisit(deps, request, reply)
    if (visit === null) return reply
    const read = readForm(deps, visit, versionFormSchema)
    if (!read.ok) return sendVersions(deps, visit, read.said, read.status)
    const { programme, version } = read.form
    const withdrawn = await withdrawVersion(deps, visit.session.member, programme, version)
    return withdrawn.ok
      ? sendTo(reply, pages.programmes)
      : sendVersions(deps, visit, visit.words.t('programme.notInTime'), 409)
  })
}

/** The programme as it was written, also in a form with something else amiss. */
const textIn = (body: unknown): string => writtenSchema.safeParse(body).data?.programme ?? ''

const withoutDate = ({ from: _from, ...programme }: Programme) => programme

type Checked =
  | { readonly ok: true; readonly programme: Programme }
  | { readonly ok: false; readonly said: string; readonly below: Html | null }

/** The programme that was written, or what is wrong with it, field by field. A date in it does not count. */
async function check(deps: TeamDeps, visit: TeamVisit, text: string): Promise<Checked> {
  const { t } = visit.words
  const json = jsonOf(text)
  if (!json.ok) return { ok: false, said: t('programme.noJson', { message: json.message }), below: null }
  const loaded = loadProgramme(json.value)
  if (!loaded.ok) {
    return {
      ok: false,
      said: t('programme.faults', { count: loaded.error.length }),
      below: html`<div class="table">
        <table>
          <thead>
            <tr>
              <th scope="col">${t('programme.field')}</th>
              <th scope="col">${t('programme.expected')}</th>
            </tr>
          </thead>
          <tbody>
            ${loaded.error.map(
              ({ path, expected }) =>
                html`<tr>
                  <th scope="row" class="typed">${path}</th>
                  <td lang="en">${expected}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>`,
    }
  }
  const programme = withoutDate(loaded.value)
  const versions = await deps.store.read((tx) => readVersions(tx, deps))
  const refusal = refusalOfVersion(versions, programme, null, deps.clock.now())
  return refusal === null
    ? { ok: true, programme }
    : { ok: false, said: refusalText(visit, refusal), below: null }
}

function jsonOf(text: string): { ok: true; value: unknown } | { ok: false; message: string } {
  try {
    return { ok: true, value: JSON.parse(text) as unknown }
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message.slice(0, 200) : '' }
  }
}

function refusalText(visit: TeamVisit, error: AppError): string {
  const { t } = visit.words
  switch (error.params?.['field']) {
    case 'version':
      return t('programme.versionTaken')
    case 'spendable':
      return t('programme.spendableStays')
    case 'from':
      return t('programme.tooSoon')
    default:
      return errorText(visit, error)
  }
}

async function sendVersions(deps: TeamDeps, visit: TeamVisit, said: string | null, status: number) {
  const { t } = visit.words
  const versions = await deps.store.read((tx) => readVersions(tx, deps))
  return sendTeamPage(deps, visit, {
    title: 'programme.title',
    at: pages.programmes,
    said,
    status,
    body: html`<p>${t('programme.why')}</p>
      <div class="table">
        <table>
          <thead>
            <tr>
              <th scope="col">${t('programme.name')}</th>
              <th scope="col">${t('programme.version')}</th>
              <th scope="col">${t('programme.from')}</th>
              <th scope="col">${t('programme.state')}</th>
              <th scope="col">${t('programme.action')}</th>
            </tr>
          </thead>
          <tbody>
            ${versions.map((version) => rowOf(visit, version))}
          </tbody>
        </table>
      </div>`,
  })
}

function rowOf({ words, guardField }: TeamVisit, { programme, from, state }: VersionView): Html {
  const { t, moment, language } = words
  const { id, version, name } = programme
  const begin = `${pages.newProgramme}?${new URLSearchParams({ programme: id, version }).toString()}`
  return html`<tr>
    <th scope="row">${name[language]}</th>
    <td>${version}</td>
    <td>${from === null ? t('programme.always') : moment(from)}</td>
    <td>${t(`programme.state.${state}`)}</td>
    <td>
      <a href="${begin}">${t('programme.begin')}</a>
      ${
        state === 'later'
          ? html`<form method="post" action="${pages.withdrawProgramme}">
              ${guardField}
              <input type="hidden" name="programme" value="${id}" />
              <input type="hidden" name="version" value="${version}" />
              <button>${t('programme.withdraw')}</button>
            </form>`
          : null
      }
    </td>
  </tr>`
}

function sendNew(
  deps: TeamDeps,
  visit: TeamVisit,
  shown: {
    readonly text: string
    readonly said: string | null
    readonly status: number
    readonly below: Html | null
  },
) {
  const { t } = visit.words
  return sendTeamPage(deps, visit, {
    title: 'programme.new',
    at: pages.programmes,
    said: shown.said,
    status: shown.status,
    body: html`${shown.below}
      <form method="post" action="${pages.newProgramme}">
        ${visit.guardField}
        <label>
          ${t('programme.json')}
          <textarea name="programme" rows="24" class="typed" spellcheck="false" required>
${shown.text}</textarea>
        </label>
        <span class="hint">${t('programme.jsonWhy')}</span>
        <button>${t('programme.check')}</button>
      </form>
      <form method="post" action="${pages.newProgramme}" enctype="multipart/form-data" class="filter">
        ${visit.guardField}
        <label>
          ${t('programme.file')}
          <input type="file" name="programme" accept=".json,application/json" required />
        </label>
        <button>${t('programme.checkFile')}</button>
      </form>`,
  })
}

const putForm = ({ words: { t }, guardField }: TeamVisit, text: string): Html =>
  html`<form method="post" action="${pages.programmes}" class="filter">
    ${guardField}<input type="hidden" name="programme" value="${text}" />
    <label>${t('programme.fromWhen')}<input type="datetime-local" name="from" required /></label>
    <label>${t('programme.reason')}<input name="reason" maxlength="2000" required /></label>
    <button class="primary">${t('programme.put')}</button>
  </form>`
