import { appError } from '@shared/errors'
import type { Writing } from '../../store/port'
import type { Tables } from '../../store/tables'
import { isLawfulAvatar, isLawfulLine, isLawfulText } from '../lawful'
import { done, refused, type Decided, type Deciding } from './decided'

const unlawful = (field: string): Decided => refused(appError('bad-request', { field }))

export async function decidePreferences(deciding: Deciding<'preferences'>): Promise<Decided> {
  const { tags } = deciding.claim.body
  if (!tags.every(isLawfulLine)) return unlawful('tags')
  const distinct = [...new Set(tags)]
  await keep(deciding.tx, deciding.member, { tags: JSON.stringify(distinct) })
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
  if (nickname !== undefined && !isLawfulLine(nickname)) return unlawful('nickname')
  if (avatar !== undefined && !isLawfulAvatar(avatar)) return unlawful('avatar')
  await keep(deciding.tx, deciding.member, {
    ...(nickname === undefined ? {} : { nickname }),
    ...(avatar === undefined ? {} : { avatar }),
  })
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
  if (bio !== undefined && !isLawfulText(bio)) return unlawful('bio')
  if (region !== undefined && !isLawfulLine(region)) return unlawful('region')
  const values = { ...(bio === undefined ? {} : { bio }), ...(region === undefined ? {} : { region }) }
  await keep(deciding.tx, deciding.member, values)
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
  tx: Writing,
  member: string,
  values: Partial<Pick<Tables['member_profile'], 'nickname' | 'avatar' | 'bio' | 'region' | 'tags'>>,
): Promise<void> {
  await tx
    .insertInto('member_profile')
    .values({ member, tags: '[]', nickname: null, avatar: null, bio: null, region: null, ...values })
    .onConflict((conflict) => conflict.column('member').doUpdateSet(values))
    .execute()
}
