import { refuseEntries, type Migration } from './migration'

/**
 * Points expire once, and only what is there: of a credit each step once, all steps together no more than it gave, and
 * never what is held or spent. A credit has a second step where something of it was held when the first one came.
 */
export const expiry: Migration = {
  number: 3,
  name: 'expiry',
  statements: [
    `create unique index entries_one_expiry_per_step on entries (answers, step) where kind = 'expiry'`,
    `create index entries_credits_by_time on entries (programme, version, occurred_at) where amount > 0`,
    refuseEntries(
      'entries_expiry',
      ['expiry'],
      `(new.amount = 0 or not exists (select 1 from entries credit where credit.id = new.answers
         and credit.kind in ('award', 'adjustment', 'brought-forward')
         and credit.member = new.member and credit.programme = new.programme and credit.version = new.version))`,
      'points that expire were given by an entry',
    ),
    refuseEntries(
      'entries_expiry_of_credit',
      ['expiry'],
      `(select amount from entries where id = new.answers) + new.amount
         + (select coalesce(sum(amount), 0) from entries where answers = new.answers and kind = 'expiry') < 0`,
      'no more expires than was given',
    ),
    refuseEntries(
      'entries_expiry_of_available',
      ['expiry'],
      `coalesce((select balance - held from balances
         where member = new.member and programme = new.programme), 0) + new.amount < 0`,
      'nothing expires that is held or spent',
    ),

    `create table expiry_looks (
      programme text not null,
      version text not null,
      earned_before text not null,
      seq integer not null,
      primary key (programme, version)
    )`,
  ],
}
