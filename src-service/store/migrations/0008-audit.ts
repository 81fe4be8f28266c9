import { appendOnly, type Migration } from './migration'

/** What the team did, for good: neither changed nor removed. */
export const audit: Migration = {
  number: 8,
  name: 'audit',
  statements: [
    `create table audit (
      seq counter,
      at text not null,
      operator text not null references members (id),
      action text not null,
      kind text not null,
      object text not null,
      reason text,
      details text not null
    )`,
    `create index audit_by_object on audit (kind, object, seq)`,
    `create index audit_by_operator on audit (operator, seq)`,
    ...appendOnly('audit'),
  ],
}
