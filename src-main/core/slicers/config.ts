import { readFile, stat } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import type { ConfiguredPrinter } from '@shared/inspect/report'

/**
 * The named keys of a slicer's app config that Firstlayer reads, and no other (docs: slicer-formats.md, a.3). The file
 * also holds printers' access codes: nothing of it is kept, logged or sent but what is named here.
 */
export type SlicerConfig = {
  readonly version: string | null
  readonly printers: readonly ConfiguredPrinter[]
  /** Where the member saves: of recent projects and exports, newest first. */
  readonly savedTo: readonly string[]
}

const optionalText = z.string().optional().catch(undefined)

const namedKeys = z.object({
  header: optionalText,
  app: z.object({ last_export_path: optionalText }).optional().catch(undefined),
  recent: z.object({ last_opened_folder: optionalText }).optional().catch(undefined),
  recent_projects: z.record(z.string(), z.string()).optional().catch(undefined),
  models: z
    .array(
      z.object({
        vendor: z.string().trim().min(1).max(120),
        model: z.string().trim().min(1).max(200),
        nozzle_diameter: z.string().max(2000).catch(''),
      }),
    )
    .catch([]),
})

const mostBytes = 32 * 1024 * 1024

/** Null when there is none, or none that can be read: the slicer may be writing it. */
export async function readSlicerConfig(path: string): Promise<SlicerConfig | null> {
  for (const delayMs of [0, 100, 400]) {
    if (delayMs > 0) await wait(delayMs)
    const config = await tryToRead(path)
    if (config) return config
  }
  return null
}

async function tryToRead(path: string): Promise<SlicerConfig | null> {
  try {
    if ((await stat(path)).size > mostBytes) return null
    return parseSlicerConfig(await readFile(path, 'utf8'))
  } catch {
    return null
  }
}

/** On Windows a checksum line follows the closing brace; wrong or absent it is only the sign of a hand edit. */
export function parseSlicerConfig(text: string): SlicerConfig | null {
  const plain = text.replace(/^\uFEFF/u, '')
  let parsed: unknown
  try {
    parsed = JSON.parse(plain.slice(0, plain.lastIndexOf('}') + 1))
  } catch {
    return null
  }
  const keys = namedKeys.safeParse(parsed)
  if (!keys.success) return null
  const { header, app, recent, recent_projects: projects, models } = keys.data
  return {
    version: /^\S+ (\S{1,40})/u.exec(header ?? '')?.[1] ?? null,
    printers: models.map(({ vendor, model, nozzle_diameter }) => ({
      vendor,
      model,
      nozzles: nozzlesOf(nozzle_diameter),
    })),
    savedTo: [
      ...Object.entries(projects ?? {})
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([, path]) => folderOf(path)),
      app?.last_export_path ?? '',
      recent?.last_opened_folder ?? '',
    ].filter((path) => path !== ''),
  }
}

/** `0.4;"0.6 high flow"`: joined by semicolons, quoted where there are spaces. */
const nozzlesOf = (list: string): string[] =>
  list
    .split(';')
    .map((name) => name.trim().replaceAll(/^"|"$/gu, '').slice(0, 60))
    .filter((name) => name !== '')
    .slice(0, 50)

/** The slicer wrote the path for its own system: either separator. */
const folderOf = (path: string): string =>
  path.slice(0, Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')))
