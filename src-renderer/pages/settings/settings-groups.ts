import type { MessageId } from '@shared/i18n/catalogue'

/** The groups of the page in their order, each with its heading. */
export const settingsGroups = {
  folders: 'settings.folders',
  slicers: 'settings.slicers',
  place: 'settings.place',
  look: 'settings.look',
  limits: 'settings.limits',
  stored: 'settings.stored',
  health: 'health.title',
  about: 'settings.about',
} as const satisfies Readonly<Record<string, MessageId>>

export type SettingsGroupName = keyof typeof settingsGroups

export const headingId = (group: SettingsGroupName): string => `settings-${group}`
