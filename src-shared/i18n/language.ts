/** What the app and the service's pages speak. */
export const languages = ['en', 'de', 'zh-CN'] as const
export type Language = (typeof languages)[number]

/** The language the app speaks: the member's choice, or the nearest to the system's own tag (BCP 47). */
export function languageFor(chosen: Language | null, systemLocale: string): Language {
  if (chosen !== null) return chosen
  const primary = systemLocale.toLowerCase().split(/[-_]/u)[0] ?? ''
  return languages.find((language) => language.toLowerCase().split('-')[0] === primary) ?? 'en'
}

const locales: Readonly<Record<Language, string>> = { en: 'en-GB', de: 'de-DE', 'zh-CN': 'zh-CN' }

/** Which rules for numbers, dates and plurals a language takes: English is British, with 24 hours. */
export const localeOf = (language: Language): string => locales[language]
