import { refuse, type Migration } from './migration'

/**
 * A member can be erased: what he or she wrote goes, and what was published is no longer offered. A dispute's own words
 * may be emptied therefore, and nothing else of it.
 */
export const ownData: Migration = {
  number: 7,
  name: 'own-data',
  statements: [
    `alter table members add column erased_at text`,
    `alter table models add column withdrawn_at text`,
    `alter table profiles add column withdrawn_at text`,
    { drop: 'disputes_content', on: 'disputes' },
    { drop: 'disputes_appeal', on: 'disputes' },
    refuse(
      'disputes_content',
      'before update of id, member, entry, opened_by, opener, opened_at, held, hold on disputes',
      null,
      'what is in dispute never changes',
    ),
    refuse(
      'disputes_statement',
      'before update of statement on disputes',
      `new.statement <> ''`,
      'what is in dispute never changes',
    ),
    refuse(
      'disputes_appeal',
      'before update of appeal, appealed_at on disputes',
      `old.state <> 'resolved'
         and not (old.appeal is not null and new.appeal = '' and new.appealed_at = old.appealed_at)`,
      'a dispute is appealed once',
    ),
  ],
}
