import type { DiscourseBody, ForumEvent } from '@shared/api/forum'

/** What an event of Discourse says about community standing; null where it says nothing. */
export function eventOfDiscourse(
  event: string,
  { post, like, solved }: DiscourseBody,
): Omit<ForumEvent, 'id'> | null {
  switch (event) {
    case 'post_created':
    case 'post_recovered':
      return post === undefined || isPrivate(post) ? null : about('post.created', post)
    case 'post_destroyed':
      return post === undefined ? null : about('post.removed', post)
    case 'post_liked':
      if (like === undefined || isPrivate(like.post) || like.user.username === like.post.username) return null
      return {
        ...about('like.received', like.post),
        subject: `${String(like.post.id)}:${String(like.user.id)}`,
      }
    case 'accepted_solution':
      return solved === undefined ? null : about('answer.accepted', solved)
    default:
      return null
  }
}

type Post = NonNullable<DiscourseBody['post']>

const about = (type: ForumEvent['type'], { id, username }: Post): Omit<ForumEvent, 'id'> => ({
  type,
  user: username,
  subject: String(id),
})

/** What is written in private is no contribution to the community. */
const isPrivate = ({ topic_archetype: archetype }: Post): boolean => archetype === 'private_message'
