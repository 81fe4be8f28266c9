import { sql } from 'kysely'
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { codeOf } from '../error-code'
import { syncFolder, uploadFolders } from '../services/uploads'
import { CannotOpenError, type Filling } from '../store/migrate'
import type { Writing } from '../store/port'
import { copyIfThere } from './make-backup'
import { filesOf, manifestSchema, rowSchema, type Manifest, type Row } from './manifest'

/** Reads what a back-up says of itself; throws where it is none, or not whole. */
export async function readManifest(folder: string): Promise<Manifest> {
  let text: string
  try {
    text = await readFile(filesOf(folder).manifest, 'utf8')
  } catch (error) {
    if (codeOf(error) !== 'ENOENT' && codeOf(error) !== 'ENOTDIR') throw error
    throw new CannotOpenError(`${folder} is no back-up, or not a whole one: it has no backup.json.`)
  }
  const manifest = manifestSchema.safeParse(parsed(text))
  if (!manifest.success) throw new CannotOpenError(`${folder}/backup.json is not what this service wrote.`)
  return manifest.data
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** How an empty database is filled from it, in the transaction that makes the tables: all of it or nothing. */
export const fillingFrom = (folder: string, manifest: Manifest): Filling => ({
  migration: manifest.migration,
  fill: async (tx) => {
    for (const table of manifest.tables) await loadTable(tx, filesOf(folder).tables, table)
  },
})

/** Bound values in one statement; SQLite takes 32,766. */
const mostValues = 20_000

async function loadTable(tx: Writing, folder: string, table: Manifest['tables'][number]): Promise<void> {
  const path = join(folder, `${table.name}.jsonl`)
  if ((await hashOf(path)) !== table.sha256) {
    throw new CannotOpenError(`${path} is not what was backed up: its checksum differs.`)
  }
  let page: Row[] = []
  for await (const line of createInterface({ input: createReadStream(path) })) {
    page.push(rowSchema.parse(JSON.parse(line)))
    if (page.length * Object.keys(page[0] ?? {}).length < mostValues) continue
    await insert(tx, table.name, page)
    page = []
  }
  await insert(tx, table.name, page)
}

async function insert(tx: Writing, table: string, rows: readonly Row[]): Promise<void> {
  const [first] = rows
  if (first === undefined) return
  const columns = Object.keys(first)
  const values = rows.map((row) => sql`(${sql.join(columns.map((column) => row[column] ?? null))})`)
  await sql`insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))}) values ${sql.join(values)}`.execute(
    tx,
  )
}

/** Puts the files back; their hashes are compared as they are read. The folder has none yet. */
export async function restoreFiles(folder: string, manifest: Manifest, dataFolder: string): Promise<void> {
  const from = filesOf(folder)
  const { kept } = uploadFolders(dataFolder)
  await mkdir(kept, { recursive: true, mode: 0o700 })
  const before = (await readdir(kept)).length
  if (before > 0)
    throw new CannotOpenError(`${dataFolder} has uploads already: name an empty folder with --data.`)
  for (const { sha256 } of manifest.uploads) {
    const copied = await copyIfThere(join(from.uploads, sha256), join(kept, sha256))
    if (copied?.sha256 !== sha256) {
      throw new CannotOpenError(
        `${join(from.uploads, sha256)} is not what was backed up: its checksum differs.`,
      )
    }
  }
  await syncFolder(kept)
  for (const name of manifest.keys) {
    const copied = await copyIfThere(join(folder, name), join(dataFolder, name))
    if (copied === null)
      throw new CannotOpenError(`${join(folder, name)} is missing: the back-up is not whole.`)
  }
  await syncFolder(dataFolder)
}

async function hashOf(path: string): Promise<string | null> {
  const hash = createHash('sha256')
  try {
    for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  }
  return hash.digest('hex')
}
