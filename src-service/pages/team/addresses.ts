import { pages } from '@shared/api/pages'

/** The page of a member, whose id may be of any letters. */
export const addressOfMember = (member: string): string =>
  pages.member.replace(':id', encodeURIComponent(member))

export const addressOfItem = (item: string): string => pages.item.replace(':id', item)
