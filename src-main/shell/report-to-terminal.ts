import { basename } from 'node:path'
import type { Log } from '@core/ports'
import { plainText } from '@shared/inspect/text/plain-text'

type Details = NonNullable<Parameters<Log>[1]>
type Sentence = (details: Details) => string

/** Fit for the terminal: a file name can hold terminal codes. */
const text = (value: Details[string] | undefined): string => plainText(String(value ?? ''), 8192)
const file = (details: Details): string => basename(text(details['file']))

function verdict(details: Details): string {
  const points = details['points'] ?? null
  switch (details['verdict']) {
    case 'qualifies':
      return `${file(details)}: Qualifies${points === null ? '' : `, +${text(points)} points if published next`}.`
    case 'rejected':
      return `${file(details)}: Can't be read.`
    default:
      return `${file(details)}: Not yet.`
  }
}

/** What is worth a line to whoever started the app from a terminal; the rest is in the log file alone. */
const sentences: Readonly<Record<string, Sentence>> = {
  'app.started': ({ data }) => `Firstlayer is open. Its data is in ${text(data)}.`,
  'app.hidden': () => 'Firstlayer runs without a window. Start it again to see one.',
  'app.demo': ({ home }) => `This is a demo over sample exports in ${text(home)}; nothing of it stays.`,
  'demo.saved': (details) => `The sample slicer saved ${file(details)}.`,
  'store.recovered': ({ setAside }) => `The record was damaged and is set aside at ${text(setAside)}.`,
  'store.failed': ({ code }) => `The record could not be written (${text(code)}).`,
  'slicer.found': ({ slicer, folder }) => `Found ${text(slicer)} in ${text(folder)}.`,
  'folder.watching': ({ folder }) => `Watching ${text(folder)}.`,
  'folder.missing': ({ folder }) => `${text(folder)} is not there; it is watched again when it comes back.`,
  'folder.unreadable': ({ folder, code }) => `${text(folder)} cannot be read (${text(code)}).`,
  'file.verdict': verdict,
  'file.not-published': (details) => `${file(details)} was not published (${text(details['code'])}).`,
  'claim.recorded': ({ kind }) => `Recorded: ${text(kind).replaceAll('-', ' ')}. It waits to sync.`,
  'claim.confirmed': ({ points, balance }) => `${text(points)} points confirmed, balance ${text(balance)}.`,
  'claim.refused': ({ code }) => `An action was refused (${text(code)}). Transaction History says why.`,
  'claim.not-taken': ({ code }) => `An action was not taken (${text(code)}). It stays with its reason.`,
  'key.kept': ({ kept }) =>
    kept === 'safely'
      ? 'The key of the service is kept by the system.'
      : 'This computer has no safe place for the key of the service: it is kept until Firstlayer quits.',
  'sync.unreachable': ({ waiting, nextTryAt }) =>
    `The rewards service can't be reached. ${text(waiting)} waiting to sync, next try ${text(nextTryAt)}.`,
  bug: ({ where, stack }) => `A bug, and Firstlayer goes on (${text(where)}):\n${text(stack)}`,
}

export function createTerminalReport(write: (line: string) => void): Log {
  return (event, details = {}) => {
    const sentence = Object.hasOwn(sentences, event) ? sentences[event] : undefined
    if (sentence !== undefined) write(`${sentence(details)}\n`)
  }
}
