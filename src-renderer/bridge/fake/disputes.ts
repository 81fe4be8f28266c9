import type { DisputeView } from '@shared/api/contract'

/** A question that was just asked. */
export const fakeDispute = (id: string, entry: string, statement: string, at: string): DisputeView => ({
  id,
  member: 'm-1',
  entry,
  openedBy: 'member',
  statement,
  openedAt: at,
  state: 'open',
  held: 0,
  ruling: null,
  appeal: null,
  final: null,
})
