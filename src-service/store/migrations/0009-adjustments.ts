import { appendOnly, refuseEntries, type Migration } from './migration'

/** Points that the team gives or takes by its own word, each with the entry that it made. */
export const adjustments: Migration = {
  number: 9,
  name: 'adjustments',
  statements: [
    `create table adjustments (
      id text primary key not null,
      member text not null references members (id),
      programme text not null,
      points integer not null check (points <> 0),
      reason text not null,
      operator text not null references members (id),
      at text not null,
      entry text not null unique references entries (id) deferrable initially deferred
    )`,
    `create index adjustments_by_member on adjustments (member)`,
    ...appendOnly('adjustments'),
    refuseEntries(
      'entries_adjustment',
      ['adjustment'],
      `not exists (select 1 from disputes where id = new.cause)
         and not exists (select 1 from adjustments where entry = new.id and id = new.cause
           and member = new.member and programme = new.programme and points = new.amount)`,
      'points are adjusted by a dispute or by a word of the team',
    ),
    refuseEntries(
      'entries_adjustment_available',
      ['adjustment'],
      `new.amount < 0
         and (select coalesce(sum(amount) - sum(held), 0) from entries
           where member = new.member and programme = new.programme) + new.amount < 0`,
      'no more is taken than is available',
    ),
  ],
}
