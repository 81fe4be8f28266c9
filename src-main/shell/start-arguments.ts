import { resolve } from 'node:path'
import { z } from 'zod'
import { handedInPathsSchema } from '@shared/ipc/handed-in'

/** The pages that a link, the tray or a notification can open. */
export const pageSchema = z.enum([
  'tasks',
  'files',
  'models',
  'community',
  'store',
  'history',
  'badges',
  'settings',
])
export type Page = z.infer<typeof pageSchema>

/** What a start asks of the app, its own or a second one's. A closed union: what is not in it does nothing. */
export const launchRequestSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('show') }),
  z.strictObject({ kind: z.literal('stay-hidden') }),
  z.strictObject({ kind: z.literal('files'), paths: handedInPathsSchema }),
  z.strictObject({ kind: z.literal('page'), page: pageSchema }),
  z.strictObject({ kind: z.literal('unknown') }),
])
export type LaunchRequest = z.infer<typeof launchRequestSchema>

/** Asks for no more than the window, which opens before the rest of the app is there. */
export const asksForWindowAlone = (request: LaunchRequest): boolean =>
  request.kind === 'show' || request.kind === 'page'

export type StartArguments = {
  /** A data folder other than the usual one. */
  readonly profile: string | null
  readonly demo: boolean
  /** With `demo`: ends by itself when the sample's points are confirmed. */
  readonly once: boolean
  readonly request: LaunchRequest
}

type Start = {
  readonly argv: readonly string[]
  /** Run as `electron <folder>`: the first argument that is no option is the app's own folder. */
  readonly unpackaged: boolean
  readonly cwd: string
}

/** Chromium's and Node's own options may stand among ours and are left to them. */
export function readStartArguments({ argv, unpackaged, cwd }: Start): StartArguments {
  const given = argv.slice(1)
  const profile = optionValue(given, '--profile') ?? optionValue(given, '--user-data-dir')
  const separate = given.indexOf('--profile')
  const plain = given.filter(
    (argument, index) => !argument.startsWith('-') && (separate < 0 || index !== separate + 1),
  )
  const asked = unpackaged ? plain.slice(1) : plain
  return {
    profile: profile === null ? null : resolve(cwd, profile),
    demo: given.includes('--demo'),
    once: given.includes('--once'),
    request: readRequest(asked, given.includes('--hidden'), cwd),
  }
}

function optionValue(given: readonly string[], name: string): string | null {
  const index = given.indexOf(name)
  if (index >= 0) return given[index + 1] ?? null
  return given.find((argument) => argument.startsWith(`${name}=`))?.slice(name.length + 1) ?? null
}

function readRequest(asked: readonly string[], hidden: boolean, cwd: string): LaunchRequest {
  const [first] = asked
  if (first === undefined) return hidden ? { kind: 'stay-hidden' } : { kind: 'show' }
  if (/^[a-z][a-z0-9+.-]+:/iu.test(first)) return readLink(first)
  return readFiles(asked.map((path) => resolve(cwd, path)))
}

/** Files to take in, as arguments or as a Mac names them. */
export function readFiles(paths: readonly string[]): LaunchRequest {
  const request = launchRequestSchema.safeParse({ kind: 'files', paths })
  return request.success ? request.data : { kind: 'unknown' }
}

/** `firstlayer://show/files` picks a page and nothing more: no link makes the app act without asking. */
export function readLink(link: string): LaunchRequest {
  const page = /^firstlayer:\/\/show\/([a-z]+)\/?$/u.exec(link)?.[1]
  const request = launchRequestSchema.safeParse({ kind: 'page', page })
  return request.success ? request.data : { kind: 'unknown' }
}
