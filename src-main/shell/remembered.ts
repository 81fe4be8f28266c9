import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { languages } from '@shared/i18n/language'

const nothing = {
  window: null,
  dialogFolder: null,
  look: { guideDone: false, language: null, appearance: 'system' },
} as const

const rememberedSchema = z.strictObject({
  window: z
    .strictObject({ x: z.int(), y: z.int(), width: z.int(), height: z.int(), maximised: z.boolean() })
    .nullable(),
  /** Where the last dialog ended. */
  dialogFolder: z.string().nullable(),
  /** The settings that decide what the window shows before core has read them. */
  look: z
    .strictObject({
      guideDone: z.boolean(),
      language: z.enum(languages).nullable(),
      appearance: z.enum(['system', 'light', 'dark']),
    })
    .default(nothing.look),
})
export type Remembered = z.infer<typeof rememberedSchema>
export type WindowPlace = NonNullable<Remembered['window']>

export type Memory = {
  readonly get: () => Remembered
  readonly change: (change: Partial<Remembered>) => void
}

/** Comforts that may be lost: a file that cannot be read or written costs the last place of the window, nothing else. */
export function openMemory(path: string): Memory {
  let remembered = read(path)
  return {
    get: () => remembered,
    change: (change) => {
      remembered = { ...remembered, ...change }
      try {
        mkdirSync(dirname(path), { recursive: true })
        writeFileSync(`${path}.new`, JSON.stringify(remembered))
        renameSync(`${path}.new`, path)
      } catch {
        return
      }
    },
  }
}

function read(path: string): Remembered {
  try {
    return rememberedSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return nothing
  }
}
