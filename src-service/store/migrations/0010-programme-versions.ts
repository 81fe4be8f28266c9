import { appendOnly, refuse, type Migration } from './migration'

/** Versions of programmes that the team put in force, each for facts that come after it was added, and never before. */
export const programmeVersions: Migration = {
  number: 10,
  name: 'programme-versions',
  statements: [
    `create table programme_versions (
      programme text not null,
      version text not null,
      body text not null,
      in_force_from text not null,
      added_at text not null,
      operator text not null references members (id),
      primary key (programme, version),
      check (in_force_from > added_at)
    )`,
    ...appendOnly('programme_versions'),
    `create table programme_withdrawals (
      programme text not null,
      version text not null,
      at text not null,
      operator text not null references members (id),
      primary key (programme, version)
    )`,
    ...appendOnly('programme_withdrawals'),
    refuse(
      'programme_withdrawals_in_time',
      'before insert on programme_withdrawals',
      `not exists (select 1 from programme_versions
         where programme = new.programme and version = new.version and in_force_from > new.at)`,
      'only a version that is not in force yet is withdrawn',
    ),
  ],
}
