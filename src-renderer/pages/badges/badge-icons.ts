import {
  AnswerIcon,
  AuthorIcon,
  BadgesIcon,
  ContributorIcon,
  FriendIcon,
  LikeIcon,
  MendIcon,
  StarIcon,
  StoryIcon,
  type Icon,
} from '../../ui/icons'

const icons: Readonly<Record<string, Icon>> = {
  'badge:featured': StarIcon,
  'badge:cura-contributor': ContributorIcon,
  'badge:brainiac': AnswerIcon,
  'badge:community-author': AuthorIcon,
  'badge:superstar': StoryIcon,
  'badge:friend-of-ultimaker': FriendIcon,
  'badge:likable-guy': LikeIcon,
  'badge:inventor': MendIcon,
}

/** What a badge is given for, as an icon; the medal for one that a community made up itself. */
export const badgeIcon = (rule: string): Icon => icons[rule] ?? BadgesIcon
