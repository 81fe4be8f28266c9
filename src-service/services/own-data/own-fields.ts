import type { Profile } from '@shared/api/own-data'
import type { Writing } from '../../store/port'
import { isLawfulAvatar, isLawfulLine, isLawfulText } from '../lawful'

/** What a member says of himself or herself, as far as it is being set; null takes it away. */
export type OwnFields = Partial<Profile> & { readonly tags?: readonly string[] }

const lawful = {
  nickname: isLawfulLine,
  avatar: isLawfulAvatar,
  bio: isLawfulText,
  region: isLawfulLine,
} as const

/** The first field with something in it that no name or text may have; null where all are as they should be. */
export function unlawfulField({ tags = [], ...fields }: OwnFields): string | null {
  if (!tags.every(isLawfulLine)) return 'tags'
  for (const field of ['nickname', 'avatar', 'bio', 'region'] as const) {
    const value = fields[field] ?? null
    if (value !== null && !lawful[field](value)) return field
  }
  return null
}

/** Keeps them where they can be erased; the facts say only which of them are there. */
export async function keepOwnFields(
  tx: Writing,
  member: string,
  { tags, ...fields }: OwnFields,
): Promise<void> {
  const values = { ...fields, ...(tags === undefined ? {} : { tags: JSON.stringify(tags) }) }
  await tx
    .insertInto('member_profile')
    .values({ member, tags: '[]', nickname: null, avatar: null, bio: null, region: null, ...values })
    .onConflict((conflict) => conflict.column('member').doUpdateSet(values))
    .execute()
}
