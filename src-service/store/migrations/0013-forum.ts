import { appendOnly, type Migration } from './migration'

/** Who a member is on the community's forum, and which events of it were taken in: each once, whatever is sent again. */
export const forum: Migration = {
  number: 13,
  name: 'forum',
  statements: [
    `create table forum_names (
      name text primary key not null check (length(name) between 1 and 200),
      member text not null unique references members (id)
    )`,
    `create table forum_events (
      source text not null check (source in ('discourse', 'events')),
      id text not null,
      body_hash text not null check (length(body_hash) = 64),
      at text not null,
      primary key (source, id)
    )`,
    `create unique index forum_events_once on forum_events (source, body_hash)`,
    ...appendOnly('forum_events'),
  ],
}
