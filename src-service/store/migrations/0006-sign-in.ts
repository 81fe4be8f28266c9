import type { Migration } from './migration'

/**
 * Accounts, their logins and what those may show. The tables of better-auth keep its own columns, of which this service
 * fills only some. An account is called by a name alone, and its id is the member's. Of tokens the hash is kept.
 */
export const signIn: Migration = {
  number: 6,
  name: 'sign-in',
  statements: [
    `create table auth_users (
      id text primary key not null references members (id),
      name text not null,
      username text not null unique,
      email text unique,
      email_verified integer not null default 0,
      image text,
      created_at text not null,
      updated_at text not null
    )`,
    `create table auth_accounts (
      id text primary key not null,
      account_id text not null,
      provider_id text not null,
      user_id text not null references auth_users (id) on delete cascade,
      access_token text,
      refresh_token text,
      id_token text,
      access_token_expires_at text,
      refresh_token_expires_at text,
      scope text,
      password text,
      created_at text not null,
      updated_at text not null
    )`,
    `create unique index auth_accounts_of_user on auth_accounts (user_id, provider_id)`,
    `create table auth_sessions (
      id text primary key not null,
      token text not null unique,
      user_id text not null references auth_users (id) on delete cascade,
      expires_at text not null,
      created_at text not null,
      updated_at text not null,
      ip_address text,
      user_agent text,
      client text not null default 'browser'
    )`,
    `create index auth_sessions_of_user on auth_sessions (user_id)`,
    `create table auth_verifications (
      id text primary key not null,
      identifier text not null,
      value text not null,
      expires_at text not null,
      created_at text not null,
      updated_at text not null
    )`,
    `create table auth_device_codes (
      id text primary key not null,
      device_code text not null unique,
      user_code text not null unique,
      user_id text references auth_users (id) on delete cascade,
      expires_at text not null,
      status text not null,
      last_polled_at text,
      polling_interval integer,
      client_id text,
      scope text
    )`,

    `create table auth_tokens (
      hash text primary key not null check (length(hash) = 64),
      login text not null references auth_sessions (id) on delete cascade,
      kind text not null check (kind in ('access', 'refresh')),
      expires_at text not null,
      state text not null check (state in ('current', 'used', 'void')),
      successor text
    )`,
    `create unique index auth_tokens_one_refresh on auth_tokens (login) where kind = 'refresh' and state = 'current'`,
    `create index auth_tokens_of_login on auth_tokens (login)`,

    `create table auth_tries (
      bucket text primary key not null,
      tries integer not null,
      since text not null
    )`,
  ],
}
