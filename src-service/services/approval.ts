import type { Programme } from '@shared/programme/schema'
import type { Reading } from '../store/port'
import { meansOf } from './applicants'
import type { Likeness } from './likenesses'

/**
 * Who decides over what the inspector is content with. `automatic`: nobody, unless it looks like a known model.
 * `trusted`: the same for members who are trusted, an operator for the others. `by-hand`: always an operator.
 */
export type Approval = 'automatic' | 'trusted' | 'by-hand'

export type ApprovalDeps = {
  readonly kind: 'practice' | 'community'
  readonly approval: Approval
  readonly programmesAt: (at: string) => ReadonlyMap<string, Programme>
}

export type NeedsOperator = (
  tx: Reading,
  asked: { readonly member: string; readonly at: string; readonly alike: readonly Likeness[] },
) => Promise<boolean>

/** In practice there is no operator to ask, and nothing to gain. */
export const needsOperator =
  ({ kind, approval, programmesAt }: ApprovalDeps): NeedsOperator =>
  async (tx, { member, at, alike }) => {
    if (kind === 'practice') return false
    if (approval === 'by-hand' || alike.length > 0) return true
    return approval === 'trusted' && !(await isTrusted(tx, programmesAt(at), member))
  }

/** By an operator's word, or by a level that gives the privilege. */
async function isTrusted(
  tx: Reading,
  inForce: ReadonlyMap<string, Programme>,
  member: string,
): Promise<boolean> {
  const { trusted } = await tx
    .selectFrom('members')
    .select('trusted')
    .where('id', '=', member)
    .executeTakeFirstOrThrow()
  return trusted === 1 || (await meansOf(tx, inForce, member)).privileges.includes('auto-approval')
}
