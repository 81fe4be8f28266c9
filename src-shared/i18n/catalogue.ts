import type { Language } from './language'
import type { LocalText } from '../ipc/views'
import { auditTexts } from './messages/audit'
import { broughtTexts } from './messages/brought'
import { communityTexts } from './messages/community'
import { disputeTexts } from './messages/dispute'
import { earlierTexts } from './messages/earlier'
import { docsTexts } from './messages/docs'
import { errorTexts } from './messages/errors'
import { explainTexts } from './messages/explain'
import { filesTexts } from './messages/files'
import { findingWhys } from './messages/finding-whys'
import { findingTexts } from './messages/findings'
import { goalTexts } from './messages/goal'
import { guideTexts } from './messages/guide'
import { healthTexts } from './messages/health'
import { historyTexts } from './messages/history'
import { keysTexts } from './messages/keys'
import { limitTexts } from './messages/limits'
import { pagesTexts } from './messages/pages'
import { preflightTexts } from './messages/preflight'
import { programmesTexts } from './messages/programmes'
import { publishTexts } from './messages/publish'
import { settingsTexts } from './messages/settings'
import { shellTexts } from './messages/shell'
import { storeTexts } from './messages/store'
import { shelfTexts } from './messages/shelf'
import { signInTexts } from './messages/sign-in'
import { tasksTexts } from './messages/tasks'
import { teamTexts } from './messages/team'
import { trayTexts } from './messages/tray'
import type { Texts } from './text'

const texts = {
  ...shellTexts,
  ...trayTexts,
  ...tasksTexts,
  ...goalTexts,
  ...filesTexts,
  ...preflightTexts,
  ...publishTexts,
  ...historyTexts,
  ...storeTexts,
  ...communityTexts,
  ...disputeTexts,
  ...explainTexts,
  ...guideTexts,
  ...earlierTexts,
  ...broughtTexts,
  ...settingsTexts,
  ...healthTexts,
  ...limitTexts,
  ...keysTexts,
  ...pagesTexts,
  ...signInTexts,
  ...teamTexts,
  ...auditTexts,
  ...shelfTexts,
  ...programmesTexts,
  ...docsTexts,
  ...errorTexts,
  ...findingTexts,
  ...findingWhys,
} as const

export type MessageId = keyof typeof texts

/** Every message, in ICU MessageFormat, by an id that says what it means. */
export const catalogue: Readonly<Record<MessageId, Texts>> = texts

export const messageIds = Object.keys(texts) as readonly MessageId[]

const position: Readonly<Record<Language, 0 | 1 | 2>> = { en: 0, de: 1, 'zh-CN': 2 }

/** All messages of one language, as a message formatter takes them. */
export function messagesOf(language: Language): Record<MessageId, string> {
  const at = position[language]
  return Object.fromEntries(messageIds.map((id) => [id, catalogue[id][at]])) as Record<MessageId, string>
}

/** A message without placeholders as a text that comes with data: in every language at once. */
export const localText = (id: MessageId): LocalText => {
  const [en, de, zh] = catalogue[id]
  return { en, de, 'zh-CN': zh }
}

/** Says whether a text exists for an id that was put together from data, such as a finding's code. */
export const isMessageId = (id: string): id is MessageId => Object.hasOwn(texts, id)
