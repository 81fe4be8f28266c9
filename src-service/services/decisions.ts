import type { ClaimStatus } from '@shared/api/contract'
import { appError, type AppError } from '@shared/errors'
import { err, ok, type Result } from '@shared/result'
import type { Clock } from '@shared/time'
import type { Selectable } from 'kysely'
import type { Writing } from '../store/port'
import type { Decision, Tables } from '../store/tables'
import { note } from './audit'
import { dropPhotos } from './catalogue/model-photos'
import { claimStatuses } from './claim-status'
import { publish } from './feed'
import type { Ledger, Recorder } from './ledger'
import { publishedBy } from './published'
import { releaseProfiles } from './release-profiles'
import { settleClaims } from './settle-claims'

export type OperatorDecision = {
  readonly claim: string
  readonly operator: string
  readonly decision: Decision
  readonly reason: string | null
}

/** Approves or refuses what a claim published. The same decision again is the same answer; another one is a conflict. */
export function decide(
  deps: { readonly ledger: Ledger; readonly clock: Clock },
  decision: OperatorDecision,
): Promise<Result<ClaimStatus, AppError>> {
  return deps.ledger.write(async (tx, record) => {
    const before = await tx
      .selectFrom('decisions')
      .select('decision')
      .where('claim', '=', decision.claim)
      .executeTakeFirst()
    if (before !== undefined && before.decision !== decision.decision) return err(appError('conflict'))
    if (before === undefined) {
      const target = await publishedBy(tx, decision.claim)
      if (target === null) return err(appError('not-found'))
      if (target.row.state !== 'waiting-for-approval') return err(appError('conflict'))
      const at = deps.clock.now().toISOString()
      await tx
        .insertInto('decisions')
        .values({ ...decision, at })
        .execute()
      const { claim, operator, reason } = decision
      await note(tx, {
        ...{ operator, at, reason, kind: 'upload', object: claim },
        action: decision.decision === 'approve' ? 'upload-approved' : 'upload-refused',
        details: { member: target.row.member },
      })
      if (target.kind === 'model') await decideModel(tx, record, target.row, decision)
      else await decideProfile(tx, record, target.row, decision)
    }
    const status = (await claimStatuses(tx, [decision.claim])).get(decision.claim)
    return status === undefined ? err(appError('not-found')) : ok(status)
  })
}

const refusedByOperator = (reason: string | null): AppError =>
  appError('does-not-qualify', { by: 'operator', reason: reason ?? '' })

async function decideModel(
  tx: Writing,
  record: Recorder,
  model: Selectable<Tables['models']>,
  { decision, reason }: OperatorDecision,
): Promise<void> {
  const approved = decision === 'approve'
  await tx
    .updateTable('models')
    .set({ state: approved ? 'approved' : 'refused' })
    .where('id', '=', model.id)
    .execute()
  await publish(tx, model.member, 'model', model.id)
  if (approved) {
    await record(
      {
        type: 'model.approved',
        member: model.member,
        at: model.uploaded_at,
        model: model.id,
        origin: model.origin,
      },
      model.claim,
    )
    await settleClaims(tx, { model: model.id }, null)
    await releaseProfiles(tx, record, model.id)
    return
  }
  await dropPhotos(tx, { model: model.id })
  await settleClaims(tx, { model: model.id }, refusedByOperator(reason))
  const orphans = await tx
    .updateTable('profiles')
    .set({ state: 'refused' })
    .where('model', '=', model.id)
    .where('state', 'in', ['waiting-for-approval', 'approved'])
    .returning('id')
    .execute()
  for (const { id } of orphans) {
    await settleClaims(tx, { profile: id }, appError('model-unknown', { model: model.id }))
  }
}

async function decideProfile(
  tx: Writing,
  record: Recorder,
  profile: Selectable<Tables['profiles']>,
  { decision, reason }: OperatorDecision,
): Promise<void> {
  await tx
    .updateTable('profiles')
    .set({ state: decision === 'approve' ? 'approved' : 'refused' })
    .where('id', '=', profile.id)
    .execute()
  if (decision === 'refuse') await settleClaims(tx, { profile: profile.id }, refusedByOperator(reason))
  await releaseProfiles(tx, record, profile.model)
}
