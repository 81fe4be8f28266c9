import { appendOnly, refuse, refuseEntries, type Migration, type Statement } from './migration'

const items: readonly Statement[] = [
  `create table items (
    id text primary key not null check (length(id) between 1 and 200),
    title text not null,
    description text not null,
    picture text,
    programme text not null,
    kind text not null check (kind in ('code', 'physical', 'digital')),
    price integer not null check (price > 0),
    terms integer not null check (terms > 0),
    stock integer check (stock >= 0),
    per_member integer check (per_member > 0),
    min_level integer not null check (min_level >= 0),
    reserved integer not null check (reserved in (0, 1)),
    offered_from text,
    offered_until text,
    days integer not null check (days between 1 and 365),
    check (kind <> 'code' or stock is not null)
  )`,
  refuse(
    'items_kind',
    'before update of id, kind, programme on items',
    'new.id <> old.id or new.kind <> old.kind or new.programme <> old.programme',
    'an item stays what it is',
  ),
  refuse(
    'items_terms',
    'before update on items',
    `new.terms < old.terms or new.terms = old.terms
       and (new.price <> old.price or new.title <> old.title or new.description <> old.description or new.days <> old.days)`,
    'other terms have a higher number',
  ),

  `create table codes (
    id text primary key not null,
    item text not null references items (id),
    fingerprint text not null unique,
    sealed text not null,
    added_at text not null
  )`,
  `create index codes_by_item on codes (item, id)`,
  ...appendOnly('codes'),
  refuse(
    'codes_kind',
    'before insert on codes',
    `(select kind from items where id = new.item) is distinct from 'code'`,
    'only an item of codes has codes',
  ),
  {
    trigger: 'codes_stock',
    on: 'after insert on codes',
    when: null,
    then: { also: 'update items set stock = stock + 1 where id = new.item' },
  },
]

const redemptions: readonly Statement[] = [
  `create table redemptions (
    id text primary key not null,
    member text not null references members (id),
    key text not null,
    content_hash text not null check (length(content_hash) = 64),
    item text not null references items (id),
    title text not null,
    kind text not null,
    programme text not null,
    version text not null,
    price integer not null,
    terms integer not null,
    state text not null check (state in ('requested', 'fulfilled', 'cancelled', 'rejected', 'expired')),
    requested_at text not null,
    deadline text not null check (deadline > requested_at),
    ended_at text check ((ended_at is null) = (state = 'requested')),
    reason text check ((reason is not null) = (state = 'rejected')),
    decided_by text references members (id) check ((decided_by is not null) = (state in ('fulfilled', 'rejected'))),
    address text check ((address is not null) = (kind = 'physical' and state = 'requested')),
    code text references codes (id) check ((code is not null) = (kind = 'code' and state in ('requested', 'fulfilled'))),
    hold text not null unique references entries (id) deferrable initially deferred,
    settlement text unique references entries (id) deferrable initially deferred
      check ((settlement is null) = (state = 'requested'))
  )`,
  `create unique index redemptions_once_per_key on redemptions (member, key)`,
  `create unique index redemptions_one_order_per_code on redemptions (code) where code is not null`,
  `create index redemptions_open on redemptions (deadline) where state = 'requested'`,
  `create index redemptions_by_item on redemptions (item, member)`,
  refuse(
    'redemptions_no_delete',
    'before delete on redemptions',
    null,
    'an order is remembered as long as the ledger',
  ),
  refuse(
    'redemptions_content',
    'before update of id, member, key, content_hash, item, title, kind, programme, version, price, terms, requested_at, deadline, hold on redemptions',
    null,
    'the terms of an order never change',
  ),
  refuse(
    'redemptions_begin',
    'before insert on redemptions',
    `new.state <> 'requested'`,
    'an order begins as requested',
  ),
  refuse(
    'redemptions_state',
    'before update of state, ended_at, reason, decided_by, settlement on redemptions',
    `old.state <> 'requested' or new.state = 'requested'`,
    'an order ends once',
  ),
  refuse(
    'redemptions_deadline',
    'before update of state on redemptions',
    `new.state = 'fulfilled' and new.ended_at >= old.deadline or new.state = 'expired' and new.ended_at < old.deadline`,
    'an order is fulfilled before its deadline and expires from it on',
  ),
  refuse(
    'redemptions_offer',
    'before insert on redemptions',
    `not exists (select 1 from items where id = new.item and price = new.price and terms = new.terms
       and kind = new.kind and programme = new.programme)`,
    'an order is at the price and on the terms of its item',
  ),
  refuse(
    'redemptions_limit',
    'before insert on redemptions',
    `(select per_member from items where id = new.item) <= (select count(*) from redemptions
       where item = new.item and member = new.member and state in ('requested', 'fulfilled'))`,
    'no member has more of an item than its limit',
  ),
  refuse(
    'redemptions_payouts',
    'before insert on redemptions',
    '(select payouts_stopped from members where id = new.member) = 1',
    'payouts to this member are stopped',
  ),
  refuse(
    'redemptions_payouts_at_end',
    'before update of state on redemptions',
    `new.state = 'fulfilled' and (select payouts_stopped from members where id = new.member) = 1`,
    'payouts to this member are stopped',
  ),
  refuse(
    'redemptions_code',
    'before insert on redemptions',
    'new.code is not null and (select item from codes where id = new.code) is distinct from new.item',
    'a code is of the item that was ordered',
  ),
  refuse(
    'redemptions_code_kept',
    'before update of code on redemptions',
    'new.code is not null and new.code is distinct from old.code',
    'an order keeps its code',
  ),
  {
    trigger: 'redemptions_take',
    on: 'after insert on redemptions',
    when: null,
    then: { also: 'update items set stock = stock - 1 where id = new.item' },
  },
  {
    trigger: 'redemptions_give_back',
    on: 'after update of state on redemptions',
    when: "new.state in ('cancelled', 'rejected', 'expired')",
    then: { also: 'update items set stock = stock + 1 where id = new.item' },
  },
]

const laterEntry = 'references entries (id) deferrable initially deferred'

const disputes: readonly Statement[] = [
  `create table disputes (
    id text primary key not null,
    member text not null references members (id),
    entry text not null unique references entries (id),
    opened_by text not null check (opened_by in ('member', 'operator')),
    opener text not null references members (id),
    statement text not null,
    opened_at text not null,
    state text not null check (state in ('open', 'resolved', 'appealed', 'closed')),
    held integer not null check ((held > 0) = (opened_by = 'operator') and held >= 0),
    hold text unique ${laterEntry} check ((hold is not null) = (held > 0)),
    release text unique ${laterEntry} check ((release is not null) = (held > 0 and state <> 'open')),
    effect text unique ${laterEntry},
    taken integer not null default 0 check (taken >= 0),
    outcome text check (outcome in ('stands', 'taken-back', 'corrected')) check ((outcome is null) = (state = 'open')),
    ruling text check ((ruling is null) = (state = 'open')),
    ruled_by text references members (id) check ((ruled_by is null) = (state = 'open')),
    ruled_at text check ((ruled_at is null) = (state = 'open')),
    appeal text check ((appeal is not null) = (state in ('appealed', 'closed'))),
    appealed_at text check ((appealed_at is not null) = (state in ('appealed', 'closed'))),
    final_effect text unique ${laterEntry},
    final_outcome text check (final_outcome in ('stands', 'taken-back', 'corrected'))
      check ((final_outcome is not null) = (state = 'closed')),
    final_ruling text check ((final_ruling is not null) = (state = 'closed')),
    final_by text references members (id) check ((final_by is not null) = (state = 'closed')),
    final_at text check ((final_at is not null) = (state = 'closed')),
    check (outcome is distinct from 'taken-back' or opened_by = 'operator'),
    check (final_outcome is distinct from 'taken-back' or outcome = 'taken-back')
  )`,
  `create index disputes_by_member on disputes (member)`,
  `create index disputes_open on disputes (opened_at) where state in ('open', 'appealed')`,
  refuse(
    'disputes_no_delete',
    'before delete on disputes',
    null,
    'a dispute is remembered as long as the ledger',
  ),
  refuse(
    'disputes_content',
    'before update of id, member, entry, opened_by, opener, statement, opened_at, held, hold on disputes',
    null,
    'what is in dispute never changes',
  ),
  refuse(
    'disputes_begin',
    'before insert on disputes',
    `new.state <> 'open' or not exists (select 1 from entries where id = new.entry and member = new.member
       and kind in ('award', 'deduction', 'reversal') and cause not in (select id from disputes))`,
    'a dispute begins open and is about an award or what the rules took back',
  ),
  refuse(
    'disputes_state',
    'before update of state on disputes',
    `not (old.state = 'open' and new.state = 'resolved' or old.state = 'resolved' and new.state = 'appealed'
       or old.state = 'appealed' and new.state = 'closed')`,
    'a dispute is decided, appealed once and closed, in this order',
  ),
  refuse(
    'disputes_ruling',
    'before update of outcome, ruling, ruled_by, ruled_at, release, effect, taken on disputes',
    `old.state <> 'open'`,
    'a dispute is decided once before an appeal',
  ),
  refuse(
    'disputes_appeal',
    'before update of appeal, appealed_at on disputes',
    `old.state <> 'resolved'`,
    'a dispute is appealed once',
  ),
  refuse(
    'disputes_final',
    'before update of final_outcome, final_ruling, final_by, final_at, final_effect on disputes',
    `old.state <> 'appealed'`,
    'a dispute is closed once',
  ),
]

/** The row that a hold or its end belongs to names the entry before it is there: neither can come without the other. */
const entries: readonly Statement[] = [
  `create index entries_by_answers on entries (answers) where answers is not null`,
  `create unique index entries_one_end_of_hold on entries (answers) where kind in ('release', 'capture')`,
  refuseEntries(
    'entries_hold',
    ['hold'],
    `not exists (select 1 from redemptions where hold = new.id and id = new.cause and member = new.member
         and programme = new.programme and price = new.held and state = 'requested')
       and not exists (select 1 from disputes where hold = new.id and id = new.cause and member = new.member
         and held = new.held and state = 'open')`,
    'a hold belongs to an order or a dispute',
  ),
  refuseEntries(
    'entries_available',
    ['capture', 'hold'],
    `(new.kind = 'capture' or new.kind = 'hold' and exists (select 1 from redemptions where hold = new.id))
       and (select coalesce(sum(amount) - sum(held), 0) from entries
         where member = new.member and programme = new.programme) < case when new.held > 0 then new.held else 0 end`,
    'not enough points are available',
  ),
  refuseEntries(
    'entries_end_whole',
    ['release', 'capture'],
    `not exists (select 1 from entries hold where hold.id = new.answers
       and hold.kind = 'hold' and hold.member = new.member and hold.programme = new.programme
       and hold.cause = new.cause and hold.held = -new.held)`,
    'a hold ends as a whole',
  ),
  refuseEntries(
    'entries_end',
    ['release', 'capture'],
    `not exists (select 1 from redemptions where settlement = new.id and hold = new.answers
         and (state = 'fulfilled') = (new.kind = 'capture'))
       and not exists (select 1 from disputes where release = new.id and hold = new.answers and new.kind = 'release')`,
    'a hold ends with its order or its dispute',
  ),
  refuseEntries(
    'entries_of_dispute',
    ['deduction', 'adjustment'],
    `exists (select 1 from disputes where id = new.cause)
       and not exists (select 1 from disputes where id = new.cause and new.id in (effect, final_effect))`,
    'a dispute moves points by its decisions alone',
  ),
  refuseEntries(
    'entries_no_more_than_given',
    ['deduction', 'reversal'],
    `(select sum(amount) from entries
       where id = new.answers
         or answers = new.answers and kind in ('deduction', 'reversal', 'adjustment')) < 0`,
    'no more is taken back than was given',
    'after insert on entries',
  ),
]

/** What decides over points is the database's to enforce: who has them, which moves are lawful, and how often. */
export const storeAndDisputes: Migration = {
  number: 2,
  name: 'store-and-disputes',
  statements: [...items, ...redemptions, ...disputes, ...entries],
}
