import { z } from 'zod'

/**
 * Community standing from a forum. Discourse sends its own webhooks to `POST /v1/hooks/discourse`; any other forum sends
 * one event at a time to `POST /v1/hooks/events`. Neither has a key: the signature over the body says who it is.
 */

const id = z.union([z.int().positive(), z.string().min(1).max(100)])
const forumName = z.string().trim().min(1).max(200)

const discoursePostSchema = z.object({
  id,
  username: forumName,
  created_at: z.iso.datetime({ offset: true }),
  topic_archetype: z.string().optional(),
})
/** What of a Discourse payload counts; it has much more in it, which is not looked at. */
export const discourseBodySchema = z.object({
  post: discoursePostSchema.optional(),
  like: z.object({ post: discoursePostSchema, user: z.object({ id, username: forumName }) }).optional(),
  solved: discoursePostSchema.optional(),
})
export type DiscourseBody = z.infer<typeof discourseBodySchema>

export const discourseHeadersSchema = z.object({
  'x-discourse-event-id': z.string().regex(/^\w{1,100}$/u),
  'x-discourse-event': z.string().regex(/^\w{1,100}$/u),
  'x-discourse-event-signature': z.string().regex(/^sha256=[0-9a-f]{64}$/u),
})

/** Signed as `t=<seconds since 1970>,v1=<HMAC-SHA256 in hex of "<t>.<body>">` in `X-Firstlayer-Signature`. */
export const forumEventSchema = z.strictObject({
  /** The forum's own number of the event: the same again is the same event. */
  id: z.string().regex(/^[\w.:-]{1,100}$/u),
  type: z.enum(['post.created', 'post.removed', 'like.received', 'like.withdrawn', 'answer.accepted']),
  /** Whose post or answer it is, or who was liked, as the forum calls him or her. */
  user: forumName,
  /** The forum's own number of the post, the like or the answer. */
  subject: z.string().regex(/^[\w.:-]{1,100}$/u),
})
export type ForumEvent = z.infer<typeof forumEventSchema>

export const forumHeadersSchema = z.object({
  'x-firstlayer-signature': z.string().regex(/^t=\d{1,12},v1=[0-9a-f]{64}$/u),
})

/** `counted`; `known`: taken in before; `ignored`: nothing that counts, or of nobody who is a member. */
export const forumAnswerSchema = z.strictObject({ outcome: z.enum(['counted', 'known', 'ignored']) })
export type ForumAnswer = z.infer<typeof forumAnswerSchema>

/** `PUT /v1/operator/members/:id/forum-name`: who the member is on the forum, or null. */
export const forumNameSchema = z.strictObject({ name: forumName.nullable() })
