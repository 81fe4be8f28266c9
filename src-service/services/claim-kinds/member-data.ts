import { appError } from '@shared/errors'
import { isLawfulLine } from '../lawful'
import { keepOwnFields, unlawfulField, type OwnFields } from '../own-data/own-fields'
import { done, refused, type Decided, type Deciding } from './decided'

const unlawful = (field: string): Decided => refused(appError('bad-request', { field }))

export async function decidePreferences(deciding: Deciding<'preferences'>): Promise<Decided> {
  const distinct = [...new Set(deciding.claim.body.tags)]
  const refusal = await keep(deciding, { tags: distinct })
  if (refusal !== null) return refusal
  await deciding.record(
    { type: 'preferences.set', member: deciding.member, at: deciding.takenInAt, tags: distinct },
    deciding.claim.id,
  )
  return done
}

/** The values go where they can be erased; the fact says only which of them are there. */
export async function decideIdentity(deciding: Deciding<'identity'>): Promise<Decided> {
  const { nickname, avatar } = deciding.claim.body
  if (nickname === undefined && avatar === undefined) return unlawful('nickname')
  const refusal = await keep(deciding, {
    ...(nickname === undefined ? {} : { nickname }),
    ...(avatar === undefined ? {} : { avatar }),
  })
  if (refusal !== null) return refusal
  await deciding.record(
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
  const refusal = await keep(deciding, values)
  if (refusal !== null) return refusal
  await deciding.record(
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
  await deciding.record(
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

async function keep(
  { tx, member }: Pick<Deciding<never>, 'tx' | 'member'>,
  fields: OwnFields,
): Promise<Decided | null> {
  const field = unlawfulField(fields)
  if (field !== null) return unlawful(field)
  await keepOwnFields(tx, member, fields)
  return null
}
