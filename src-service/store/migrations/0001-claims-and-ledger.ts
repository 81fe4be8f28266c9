import { appendOnly, refuse, type Migration } from './migration'

/** Uniqueness and lawful moves are the database's to enforce, not only the code's (docs: promises.md, "The ledger"). */
export const claimsAndLedger: Migration = {
  number: 1,
  name: 'claims-and-ledger',
  statements: [
    `create table service (
      id text primary key not null,
      made_at text not null,
      single integer not null default 1 unique check (single = 1)
    )`,

    `create table members (
      id text primary key not null check (length(id) between 1 and 200),
      role text not null check (role in ('member', 'operator')),
      joined_at text not null,
      payouts_stopped integer not null default 0 check (payouts_stopped in (0, 1))
    )`,

    `create table member_profile (
      member text primary key not null references members (id),
      nickname text, avatar text, bio text, region text,
      tags text not null default '[]'
    )`,

    `create table keys (
      hash text primary key not null check (length(hash) = 64),
      member text not null references members (id),
      name text not null,
      made_at text not null,
      revoked_at text
    )`,
    `create unique index keys_in_use on keys (name) where revoked_at is null`,

    `create table uploads (
      member text not null references members (id),
      sha256 text not null check (length(sha256) = 64),
      size integer not null check (size > 0),
      taken_in_at text not null,
      primary key (member, sha256)
    )`,

    `create table inspections (
      sha256 text not null, inspector text not null, assessment text not null, at text not null,
      primary key (sha256, inspector)
    )`,

    `create table claims (
      id text primary key not null,
      member text not null references members (id),
      kind text not null,
      content_hash text not null check (length(content_hash) = 64),
      made_at text not null,
      taken_in_at text not null,
      state text not null check (state in ('done', 'waiting-for-approval', 'refused')),
      error text check ((error is not null) = (state = 'refused')),
      model text,
      profile text
    )`,
    `create index claims_waiting on claims (taken_in_at) where state = 'waiting-for-approval'`,
    `create index claims_of_model on claims (model) where model is not null`,
    refuse(
      'claims_no_delete',
      'before delete on claims',
      null,
      'a claim is remembered as long as the ledger',
    ),
    refuse(
      'claims_content',
      'before update of id, member, kind, content_hash, made_at, taken_in_at on claims',
      null,
      'the content of a claim never changes',
    ),
    refuse(
      'claims_state',
      'before update of state, error, model, profile on claims',
      `old.state <> 'waiting-for-approval'`,
      'a claim is decided once',
    ),

    `create table models (
      id text primary key not null,
      member text not null references members (id),
      claim text not null unique references claims (id) deferrable initially deferred,
      identity text not null,
      fingerprint text,
      sha256 text not null,
      title text not null,
      description text not null,
      tags text not null,
      category text not null,
      licence text not null,
      origin text not null check (origin in ('original', 'remix', 'repost')),
      remix_of text,
      state text not null check (state in ('waiting-for-approval', 'approved', 'refused', 'revoked')),
      uploaded_at text not null
    )`,
    `create unique index models_one_of_its_geometry on models (identity)
     where origin <> 'repost' and state in ('waiting-for-approval', 'approved')`,
    `create index models_identity on models (identity)`,
    refuse(
      'models_state',
      'before update of state on models',
      `not (old.state = new.state
       or old.state = 'waiting-for-approval' and new.state in ('approved', 'refused')
       or old.state = 'approved' and new.state = 'revoked')`,
      'a model cannot change its state so',
    ),

    `create table profiles (
      id text primary key not null,
      model text not null references models (id),
      member text not null references members (id),
      claim text not null unique references claims (id) deferrable initially deferred,
      sha256 text not null,
      name text not null,
      state text not null check (state in ('waiting-for-approval', 'approved', 'published', 'refused')),
      uploaded_at text not null,
      first integer check (first is null or (first = 1 and state = 'published'))
    )`,
    `create unique index profiles_first_of_model on profiles (model) where first is not null`,
    `create unique index profiles_once on profiles (member, model, sha256) where state <> 'refused'`,
    `create index profiles_by_model on profiles (model, uploaded_at)`,
    `create index profiles_by_bytes on profiles (sha256)`,
    refuse(
      'profiles_state',
      'before update of state on profiles',
      `not (old.state = new.state
       or old.state = 'waiting-for-approval' and new.state in ('approved', 'refused')
       or old.state = 'approved' and new.state in ('published', 'refused'))`,
      'a profile cannot change its state so',
    ),

    `create table facts (
      seq counter,
      id text not null unique,
      member text not null references members (id),
      type text not null,
      at text not null,
      recorded_at text not null,
      claim text references claims (id) deferrable initially deferred,
      body text not null,
      check (recorded_at >= at)
    )`,
    `create index facts_by_claim on facts (claim) where claim is not null`,
    ...appendOnly('facts'),

    `create table entries (
      seq counter,
      id text not null unique,
      member text not null references members (id),
      programme text not null,
      version text not null,
      amount integer not null,
      held integer not null,
      kind text not null,
      rule text not null,
      subject text not null,
      step integer not null,
      cause text not null,
      answers text references entries (id),
      occurred_at text not null,
      recorded_at text not null,
      reason text,
      why text not null,
      check (case kind
        when 'award' then amount >= 0 and held = 0 and answers is null
        when 'deduction' then amount <= 0 and held = 0 and answers is not null
        when 'reversal' then held = 0 and answers is not null
        when 'hold' then amount = 0 and held > 0
        when 'release' then amount = 0 and held < 0 and answers is not null
        when 'capture' then amount < 0 and held = amount and answers is not null
        when 'expiry' then amount <= 0 and held = 0
        when 'adjustment' then held = 0
        when 'brought-forward' then amount >= 0 and held = 0
        else false end)
    )`,
    `create unique index entries_one_award_per_step on entries (programme, rule, member, subject, step)
     where kind = 'award'`,
    `create unique index entries_one_reversal on entries (answers) where kind = 'reversal'`,
    `create unique index entries_one_first_profile on entries (programme, subject)
     where kind = 'award' and rule = 'model-first-profile'`,
    `create index entries_by_member on entries (member, programme)`,
    ...appendOnly('entries'),

    `create table balances (
      member text not null references members (id),
      programme text not null,
      balance integer not null,
      held integer not null,
      primary key (member, programme)
    )`,

    `create table feed (
      seq counter,
      member text not null references members (id),
      kind text not null check (kind in ('fact', 'entry', 'claim', 'model', 'profile')),
      ref text not null
    )`,
    `create index feed_by_member on feed (member, seq)`,

    `create table decisions (
      claim text primary key not null references claims (id),
      operator text not null references members (id),
      decision text not null check (decision in ('approve', 'refuse')),
      reason text,
      at text not null
    )`,
    ...appendOnly('decisions'),

    `create table alarms (
      id text primary key not null,
      member text not null references members (id),
      kind text not null,
      details text not null,
      at text not null
    )`,
  ],
}
