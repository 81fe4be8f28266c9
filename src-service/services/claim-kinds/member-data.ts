import { appError } from '@shared/errors'
import { isLawfulLine } from '../lawful'
import { unlawfulField } from '../own-data/own-fields'
import { done, refused, type Decided, type Deciding } from './decided'

/** A claim gives something or leaves it as it is; it takes nothing away. */
type GivenFields = Partial<Record<'nickname' | 'avatar' | 'bio' | 'region', string>> & {
  readonly tags?: readonly string[]
}

const unlawful = (field: string): Decided => refused(appError('bad-request', { field }))

export async function decidePreferences(deciding: Deciding<'preferences'>): Promise<Decided> {
  const distinct = [...new Set(deciding.claim.body.tags)]
  const refusal = keep(deciding, { tags: distinct })
  if (refusal !== null) return refusal
  await deciding.sheet.record(
    { type: 'preferences.set', member: deciding.member, at: deciding.takenInAt, tags: distinct },
    deciding.claim.id,
  )
  return done
}

/** The values go where they can be erased; the fact says only which of them are there. */
export async function decideIdentity(deciding: Deciding<'identity'>): Promise<Decided> {
  const { nickname, avatar } = deciding.claim.body
  if (nickname === undefined && avatar === undefined) return unlawful('nickname')
  const refusal = keep(deciding, {
    ...(nickname === undefined ? {} : { nickname }),
    ...(avatar === undefined ? {} : { avatar }),
  })
  if (refusal !== null) return refusal
  await deciding.sheet.record(
    {
      type: 'identity.set',
      member: deciding.member,
      at: deciding.takenInAt,
      ...(nickname === undefined ? {} : { nickname: true }),
      ...(avatar === undefined ? {} : { avatar: true }),
    },
    deciding.claim.id,
  )
  return done
}

export async function decideProfile(deciding: Deciding<'profile'>): Promise<Decided> {
  const { bio, region } = deciding.claim.body
  if (bio === undefined && region === undefined) return unlawful('bio')
  const values = { ...(bio === undefined ? {} : { bio }), ...(region === undefined ? {} : { region }) }
  const refusal = keep(deciding, values)
  if (refusal !== null) return refusal
  await deciding.sheet.record(
    { type: 'profile.set', member: deciding.member, at: deciding.takenInAt, fields: Object.keys(values) },
    deciding.claim.id,
  )
  return done
}

export async function decidePrinter(deciding: Deciding<'printer'>): Promise<Decided> {
  const { slicer, slicerVersion, vendor, model, nozzles } = deciding.claim.body
  for (const [field, value] of Object.entries({
    slicer,
    slicerVersion: slicerVersion ?? '',
    vendor,
    model,
  })) {
    if (!isLawfulLine(value)) return unlawful(field)
  }
  if (!nozzles.every(isLawfulLine)) return unlawful('nozzles')
  const [nozzle] = nozzles
  await deciding.sheet.record(
    {
      type: 'printer.configured',
      member: deciding.member,
      at: deciding.takenInAt,
      slicer,
      vendor,
      model,
      ...(nozzle === undefined ? {} : { nozzle }),
    },
    deciding.claim.id,
  )
  return done
}

function keep(
  { sheet, member }: Pick<Deciding<never>, 'sheet' | 'member'>,
  fields: GivenFields,
): Decided | null {
  const field = unlawfulField(fields)
  if (field !== null) return unlawful(field)
  const { tags, ...values } = fields
  sheet.profile(member, { ...values, ...(tags === undefined ? {} : { tags: JSON.stringify(tags) }) })
  return null
}
