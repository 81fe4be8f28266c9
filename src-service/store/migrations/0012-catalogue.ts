import { refuse, type Migration } from './migration'

/** What members do with what others published: who fetched it, what they say of it, and what they propose to the team. */
export const catalogue: Migration = {
  number: 12,
  name: 'catalogue',
  statements: [
    `create table downloads (
      subject text not null,
      member text not null references members (id),
      at text not null,
      primary key (subject, member)
    )`,
    `create table reviews (
      id text primary key not null,
      member text not null references members (id),
      model text not null references models (id),
      profile text references profiles (id),
      content_hash text not null check (length(content_hash) = 64),
      rating integer not null check (rating between 1 and 5),
      description text not null,
      photo text check (length(photo) = 64),
      photo_rejected_at text check (photo_rejected_at is null or photo is null),
      posted_at text not null,
      unique (member, model)
    )`,
    `create index reviews_by_model on reviews (model, posted_at)`,
    `create index reviews_by_photo on reviews (photo) where photo is not null`,
    refuse(
      'reviews_content',
      'before update of id, member, model, profile, content_hash, rating, posted_at on reviews',
      null,
      'a review is written once',
    ),
    `create table suggestions (
      id text primary key not null,
      member text not null references members (id),
      content_hash text not null check (length(content_hash) = 64),
      words text not null,
      sent_at text not null,
      state text not null check (state in ('open', 'implemented', 'declined')),
      reason text check (reason is null or state = 'declined'),
      decided_by text references members (id) check ((decided_by is null) = (state = 'open')),
      decided_at text check ((decided_at is null) = (state = 'open'))
    )`,
    `create index suggestions_by_member on suggestions (member)`,
    `create index suggestions_open on suggestions (sent_at) where state = 'open'`,
    refuse(
      'suggestions_state',
      'before update of state, reason, decided_by, decided_at on suggestions',
      `old.state <> 'open'`,
      'a suggestion is decided once',
    ),
  ],
}
