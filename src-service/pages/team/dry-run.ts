import type { Programme } from '@shared/programme/schema'
import { namesOf } from '../../services/directory'
import type { Compared, DryRun } from '../../services/dry-run'
import { html, type Html } from '../html'
import { addressOfMember } from './addresses'
import type { TeamDeps, TeamVisit } from './frame'

const largestShown = 20

/** What a version would have meant: sums per task, who would have more and who less, and by how much at most. */
export async function dryRunOf(
  deps: TeamDeps,
  visit: TeamVisit,
  candidate: Programme,
  { facts, rules, members }: DryRun,
): Promise<Html> {
  const { t } = visit.words
  const { number } = visit.speech
  const differences = [...members].map(([member, sums]) => ({
    member,
    ...sums,
    by: sums.after - sums.before,
  }))
  const gain = differences.filter(({ by }) => by > 0).length
  const lose = differences.filter(({ by }) => by < 0).length
  const largest = differences
    .filter(({ by }) => by !== 0)
    .toSorted((a, b) => Math.abs(b.by) - Math.abs(a.by) || (a.member < b.member ? -1 : 1))
    .slice(0, largestShown)
  const ids = largest.map(({ member }) => member)
  const names = await deps.store.read((tx) => namesOf(tx, ids))
  const same = members.size - gain - lose
  const counted = { gain: number(gain), lose: number(lose), same: number(same) }
  return html`<section aria-label="${t('programme.dryRun')}">
    <h2>${t('programme.dryRun')}</h2>
    <p>${t('programme.ran', { facts, members: members.size })}</p>
    <p class="statement">${t('programme.sums', counted)}</p>
    ${tableOf(visit, t('programme.task'), tasksOf(deps, visit, candidate, rules))}
    ${
      largest.length === 0
        ? null
        : html`<h2>${t('programme.largest')}</h2>
            ${tableOf(
              visit,
              t('team.members'),
              largest.map(({ member, before, after }) => ({
                name: html`<a href="${addressOfMember(member)}">${names.get(member) ?? member}</a>`,
                before,
                after,
              })),
            )}`
    }
  </section>`
}

type Row = Compared & { readonly name: Html }

/** Every task of either version, in the order of the new one, and all of them together. */
function tasksOf(
  deps: TeamDeps,
  { words: { t, language } }: TeamVisit,
  candidate: Programme,
  sums: DryRun['rules'],
): readonly Row[] {
  const own = [candidate, ...deps.programmes.filter(({ id }) => id === candidate.id)]
  const names = new Map(
    own.toReversed().flatMap(({ rules }) => rules.map(({ id, name }) => [id, name[language]])),
  )
  const inOrder = own.flatMap(({ rules }) => rules.map(({ id }) => id))
  const rules = [...new Set(inOrder)].map((id) => ({
    name: html`${names.get(id) ?? id}`,
    ...(sums.get(id) ?? { before: 0, after: 0 }),
  }))
  const total = (side: keyof Compared) => rules.reduce((sum, row) => sum + row[side], 0)
  return [...rules, { name: html`${t('programme.all')}`, before: total('before'), after: total('after') }]
}

function tableOf({ words: { t }, speech }: TeamVisit, what: string, rows: readonly Row[]): Html {
  return html`<div class="table">
    <table>
      <thead>
        <tr>
          <th scope="col">${what}</th>
          <th scope="col" class="number">${t('programme.now')}</th>
          <th scope="col" class="number">${t('programme.then')}</th>
          <th scope="col" class="number">${t('programme.difference')}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ name, before, after }) =>
            html`<tr>
              <th scope="row">${name}</th>
              <td class="number">${speech.number(before)}</td>
              <td class="number">${speech.number(after)}</td>
              <td class="number">${speech.signed(after - before)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}
