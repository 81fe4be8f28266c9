import type { Client } from 'pg'

/** A member of the benchmark has a key that both sides can say. */
export const keyOf = (member: number): string => `bench-key-${String(member).padStart(12, '0')}`

/** Members 1 to `count`, each with a key, put in as the service keeps them. */
export async function addMembers(client: Client, count: number): Promise<void> {
  await client.query(`insert into members (id, role, joined_at)
    select 'member-' || n, 'member', '2026-01-01T00:00:00.000Z' from generate_series(1, ${count}) n`)
  await client.query(`insert into keys (hash, member, name, made_at)
    select encode(sha256(convert_to('bench-key-' || lpad(n::text, 12, '0'), 'UTF8')), 'hex'), 'member-' || n,
      'Member ' || n, '2026-01-01T00:00:00.000Z' from generate_series(1, ${count}) n`)
  await client.query('vacuum analyze members, keys')
}

/** Gives out members one after the other, each once. */
export function membersFrom(first: number): () => number {
  let next = first
  return () => next++
}
