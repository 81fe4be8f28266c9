import { ownDataSchema, type OwnData } from '@shared/api/own-data'
import type { Clock } from '@shared/time'
import type { Reading, Store } from '../../store/port'

/** What a member's data is not in, and why. A test holds that every table is here or in the export. */
export const notExported: Readonly<Record<string, string>> = {
  service: 'of the service',
  items: 'of the service',
  codes: 'secrets; a member reads a code with its order',
  inspections: 'of files, not of members',
  expiry_looks: 'of the service',
  feed: 'the order in which facts, entries, claims, models and profiles came, all of which are there',
  sketches: 'worked out from the model’s file',
  sketch_blocks: 'worked out from the model’s file',
  decisions: 'who of the team decided; the outcome and the reason are with the claim',
  likenesses: 'about the models of others',
  programme_versions: 'of the service',
  programme_withdrawals: 'of the service',
  forum_events: 'which were taken in, not of whom; what they gave is among the facts',
  auth_accounts: 'a password’s hash',
  auth_device_codes: 'gone after a quarter of an hour',
  auth_verifications: 'never anything in it',
  auth_tokens: 'hashes of tokens',
  auth_tries: 'numbers that nobody can tell the member of',
}

/** Everything the service holds about a member, as of one moment. */
export const exportOwnData = (
  deps: { readonly store: Store; readonly clock: Clock; readonly name: string },
  member: string,
): Promise<OwnData> =>
  deps.store.read(async (tx) => {
    const { id: service } = await tx.selectFrom('service').select('id').executeTakeFirstOrThrow()
    const held: Record<string, readonly object[]> = {}
    for (const [table, rows] of Object.entries(queries(tx, member))) {
      held[table] = (await rows.execute()).map(readable)
    }
    const exportedAt = deps.clock.now().toISOString()
    return ownDataSchema.parse({
      format: 'firstlayer-my-data-1',
      ...{ service, name: deps.name, member, exportedAt, held },
    })
  })

/** By table, without secrets and without the ids of those of the team who decided something. */
const queries = (tx: Reading, member: string) => ({
  members: tx
    .selectFrom('members')
    .select(['id', 'role', 'joined_at', 'payouts_stopped', 'trusted', 'erased_at'])
    .where('id', '=', member),
  member_profile: tx.selectFrom('member_profile').selectAll().where('member', '=', member),
  auth_users: tx
    .selectFrom('auth_users')
    .select(['name', 'username', 'created_at', 'updated_at'])
    .where('id', '=', member),
  auth_sessions: tx
    .selectFrom('auth_sessions')
    .select(['id', 'client', 'user_agent', 'created_at', 'updated_at', 'expires_at'])
    .where('user_id', '=', member),
  keys: tx.selectFrom('keys').select(['name', 'made_at', 'revoked_at']).where('member', '=', member),
  uploads: tx.selectFrom('uploads').selectAll().where('member', '=', member),
  transfers: tx.selectFrom('transfers').selectAll().where('member', '=', member),
  claims: tx
    .selectFrom('claims')
    .select(['id', 'kind', 'made_at', 'taken_in_at', 'state', 'error', 'model', 'profile'])
    .where('member', '=', member)
    .orderBy('taken_in_at'),
  models: tx.selectFrom('models').selectAll().where('member', '=', member).orderBy('uploaded_at'),
  model_photos: tx
    .selectFrom('model_photos')
    .innerJoin('models', 'models.id', 'model_photos.model')
    .selectAll('model_photos')
    .where('models.member', '=', member)
    .orderBy('model')
    .orderBy('place'),
  profiles: tx.selectFrom('profiles').selectAll().where('member', '=', member).orderBy('uploaded_at'),
  downloads: tx.selectFrom('downloads').selectAll().where('member', '=', member).orderBy('at'),
  reviews: tx.selectFrom('reviews').selectAll().where('member', '=', member).orderBy('posted_at'),
  suggestions: tx
    .selectFrom('suggestions')
    .select(['id', 'words', 'sent_at', 'state', 'reason', 'decided_at'])
    .where('member', '=', member)
    .orderBy('sent_at'),
  forum_names: tx.selectFrom('forum_names').selectAll().where('member', '=', member),
  facts: tx.selectFrom('facts').selectAll().where('member', '=', member).orderBy('seq'),
  entries: tx.selectFrom('entries').selectAll().where('member', '=', member).orderBy('seq'),
  balances: tx.selectFrom('balances').selectAll().where('member', '=', member),
  alarms: tx.selectFrom('alarms').selectAll().where('member', '=', member).orderBy('at'),
  adjustments: tx
    .selectFrom('adjustments')
    .select(['id', 'programme', 'points', 'reason', 'at', 'entry'])
    .where('member', '=', member)
    .orderBy('at'),
  audit: tx
    .selectFrom('audit')
    .select(['at', 'action', 'reason', 'details'])
    .where('kind', '=', 'member')
    .where('object', '=', member)
    .orderBy('seq'),
  redemptions: tx
    .selectFrom('redemptions')
    .select(['id', 'key', 'item', 'title', 'kind', 'programme', 'version', 'price', 'terms', 'state'])
    .select(['requested_at', 'deadline', 'ended_at', 'reason', 'address', 'hold', 'settlement'])
    .where('member', '=', member)
    .orderBy('requested_at'),
  disputes: tx
    .selectFrom('disputes')
    .select(['id', 'entry', 'opened_by', 'statement', 'opened_at', 'state', 'held', 'hold', 'release'])
    .select(['effect', 'taken', 'outcome', 'ruling', 'ruled_at', 'appeal', 'appealed_at'])
    .select(['final_effect', 'final_outcome', 'final_ruling', 'final_at'])
    .where('member', '=', member)
    .orderBy('opened_at'),
})

const json: ReadonlySet<string> = new Set(['tags', 'error', 'body', 'why', 'details', 'address'])

/** What the database keeps as JSON is part of the JSON here. */
const readable = (row: object): object =>
  Object.fromEntries(
    Object.entries(row).map(([column, value]: [string, unknown]) => [
      column,
      json.has(column) && typeof value === 'string' ? (JSON.parse(value) as unknown) : value,
    ]),
  )
