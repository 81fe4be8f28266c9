import type { Client } from 'pg'
import { fillWithoutIndexes, within } from '../support/databases'

const members = 100_000
const models = 20_000

/**
 * So many reviews of members 1 to 100,000 in turns, four days apart, with what the service writes of each: a fact, an
 * entry of 7 points, the balance and two pieces of news. A member reviews a model once, and stays below the month's cap.
 */
export async function addHistory(client: Client, url: string, entries: number): Promise<void> {
  const reviews = `(select n, ${idOf('n')} id, 'member-' || 1 + n % ${members} member,
      'model-' || (n % ${members} * 31 + n / ${members} * 997) % ${models} model,
      to_char(timestamp '2025-09-01' + n / ${members} * interval '4 days' + n % ${members} * interval '1 ms',
        'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') at
    from generate_series(0, ${entries - 1}) n order by n) review`
  const fill = (connection: Client, table: string, what: string) =>
    fillWithoutIndexes(connection, table, () =>
      connection.query(`insert into ${table} ${what} from ${reviews}`),
    )
  const facts = fill(
    client,
    'facts',
    `(id, member, type, at, recorded_at, claim, body) select id, member, 'review.posted', at, at, null,
      json_build_object('type', 'review.posted', 'id', id, 'member', member, 'at', at, 'recordedAt', at,
        'review', 'review-' || n, 'model', model, 'rating', 5, 'photo', true, 'description', true)::text`,
  )
  await within(url, async (beside) => {
    await beside.query('set session_replication_role = replica')
    await fill(
      beside,
      'entries',
      `(id, member, programme, version, amount, held, kind, rule, subject, step, cause, answers, occurred_at,
          recorded_at, reason, why)
        select ${idOf(`n + ${entries}`)}, member, 'creator-rewards', '1', 7, 0, 'award', 'print-review', model, 1, id, null,
          at, at, null, '{"asked":7,"parts":{"rating":2,"photo":3,"description":2}}'`,
    )
    await beside.query(`insert into balances (member, programme, balance, held)
      select member, programme, sum(amount), 0 from entries group by member, programme`)
    await beside.query('vacuum analyze balances')
  })
  await facts
  await fillWithoutIndexes(client, 'feed', () =>
    client.query(`insert into feed (member, kind, ref) select member, told.kind, told.ref from ${reviews},
      lateral (values ('fact', id), ('entry', ${idOf(`n + ${entries}`)})) told (kind, ref)`),
  )
}

/** An id like the service's, before all that it will make, rising with its number. */
const idOf = (number: string): string => `('01' || lpad((${number})::text, 24, '0'))`
