import { z } from 'zod'

/** ULID or UUID: the id of a claim, a fact or an entry. Compared without regard to case nowhere: send it as it was made. */
export const idSchema = z
  .string()
  .regex(/^(?:[0-9A-HJKMNP-TV-Z]{26}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/iu)

/** A free, opaque name given by somebody else: a member, a model, a printer. Never empty, never long. */
export const opaqueIdSchema = z.string().min(1).max(200)

/** Lower-case hex SHA-256 of a file's bytes. */
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/u)
