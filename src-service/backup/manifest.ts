import { idSchema, sha256Schema } from '@shared/ids'
import { instantSchema } from '@shared/time'
import { z } from 'zod'

/** What the service keeps beside its database: what opens its codes, and what its logins are signed with. */
export const keyFiles = ['store.key', 'sign-in.key'] as const

/**
 * What a back-up says of itself, in `backup.json`: the only file that is written last, so a folder that has it is whole.
 * Beside it are `tables/<name>.jsonl`, `uploads/<sha256>` and those of the key files that the service has.
 */
export const manifestSchema = z.strictObject({
  format: z.literal('firstlayer-backup-1'),
  service: idSchema,
  madeAt: instantSchema,
  /** The last migration that its database had. */
  migration: z.int().positive(),
  tables: z.array(
    z.strictObject({
      name: z.string().regex(/^[a-z_]+$/u),
      rows: z.int().min(0),
      sha256: sha256Schema,
    }),
  ),
  uploads: z.array(z.strictObject({ sha256: sha256Schema, size: z.int().min(0) })),
  keys: z.array(z.enum(keyFiles)),
})
export type Manifest = z.infer<typeof manifestSchema>

/** A row as both databases have it. */
export const rowSchema = z.record(z.string(), z.union([z.string(), z.int(), z.null()]))
export type Row = z.infer<typeof rowSchema>

/** What is under way and not worth keeping, and what opening a database writes by itself. */
export const leftOut: readonly string[] = ['transfers']

export const filesOf = (folder: string) => ({
  manifest: `${folder}/backup.json`,
  tables: `${folder}/tables`,
  uploads: `${folder}/uploads`,
})
