import { appendOnly, type Migration } from './migration'

/**
 * What models look like, to find those that are alike: the sketch of each, and the blocks that it and its bodies fall
 * into. What was found when a model came is kept with its claim, and never changes.
 */
export const similarity: Migration = {
  number: 5,
  name: 'similarity',
  statements: [
    `create table sketches (model text primary key not null references models (id), sketch text)`,
    `create table sketch_blocks (
      block text not null,
      part text not null check (part in ('whole', 'body')),
      model text not null references models (id),
      primary key (block, part, model)
    )`,
    `create table likenesses (
      claim text not null references claims (id) deferrable initially deferred,
      model text not null references models (id),
      same integer not null check (same in (0, 1)),
      likeness integer not null check (likeness between 0 and 1000),
      share integer not null check (share between 0 and 1000),
      primary key (claim, model)
    )`,
    ...appendOnly('likenesses'),
    `alter table members add column trusted integer not null default 0 check (trusted in (0, 1))`,
    `create index models_waiting on models (uploaded_at) where state = 'waiting-for-approval'`,
    `create index profiles_waiting on profiles (uploaded_at) where state = 'waiting-for-approval'`,
  ],
}
