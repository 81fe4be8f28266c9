import { z } from 'zod'

export const locales = ['en', 'de', 'zh-CN'] as const
export const localeSchema = z.enum(locales)
export type ProgrammeLocale = z.infer<typeof localeSchema>

const words = z.string().trim().min(1).max(4000)

/** Something a member reads, in every language of the app. Lines are parted by `\n`. */
export const textSchema = z.strictObject({ en: words, de: words, 'zh-CN': words })
export type ProgrammeText = z.infer<typeof textSchema>
