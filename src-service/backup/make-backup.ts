import type { Clock } from '@shared/time'
import { sql } from 'kysely'
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, rename, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { codeOf } from '../error-code'
import { syncFolder, uploadFolders } from '../services/uploads'
import { CannotOpenError } from '../store/migrate'
import { migrations } from '../store/migrations/index'
import type { Reading, Store } from '../store/port'
import { tableShapes, type TableShape } from '../store/table-shapes'
import { filesOf, keyFiles, leftOut, type Manifest, type Row } from './manifest'

export type BackupDeps = {
  readonly store: Store
  readonly clock: Clock
  readonly newId: () => string
  readonly dataFolder: string
}

export type BackedUp = { readonly rows: number; readonly uploads: number; readonly missing: number }

const rowsPerRead = 2_000

/**
 * Writes everything the service has into a new folder, as of one moment, while it runs. It is made beside its place and
 * moved there when it is whole and on disk, so half a back-up is never taken for one.
 */
export async function makeBackup(deps: BackupDeps, folder: string): Promise<BackedUp> {
  if (await isThere(folder)) throw new CannotOpenError(`${folder} is there already: name a new folder.`)
  const making = `${folder}.making-${deps.newId()}`
  const files = filesOf(making)
  for (const path of [files.tables, files.uploads]) await mkdir(path, { recursive: true, mode: 0o700 })
  const made = await deps.store.read(async (tx) => {
    const tables: Manifest['tables'] = []
    for (const shape of tableShapes(migrations)) {
      if (!leftOut.includes(shape.name)) tables.push(await writeTable(tx, shape, files.tables))
    }
    const { id } = await tx.selectFrom('service').select('id').executeTakeFirstOrThrow()
    return { tables, service: id, named: await uploadsIn(tx) }
  })
  // After the transaction, which the database would not keep open for as long as this may take.
  const copied = await copyUploads(deps, made.named, files.uploads)
  const keys: Manifest['keys'] = []
  for (const name of keyFiles) {
    const copiedKey = await copyIfThere(join(deps.dataFolder, name), join(making, name))
    if (copiedKey !== null) keys.push(name)
  }
  const manifest: Manifest = {
    format: 'firstlayer-backup-1',
    service: made.service,
    madeAt: deps.clock.now().toISOString(),
    migration: migrations.at(-1)?.number ?? 0,
    tables: made.tables,
    uploads: copied.uploads,
    keys,
  }
  for (const path of [files.tables, files.uploads]) await syncFolder(path)
  await writeFlushed(files.manifest, [`${JSON.stringify(manifest, null, 1)}\n`])
  await syncFolder(making)
  await rename(making, folder)
  await syncFolder(dirname(folder))
  const rows = made.tables.reduce((sum, table) => sum + table.rows, 0)
  return { rows, uploads: copied.uploads.length, missing: copied.missing }
}

async function writeTable(
  tx: Reading,
  shape: TableShape,
  folder: string,
): Promise<Manifest['tables'][number]> {
  const hash = createHash('sha256')
  let rows = 0
  const lines = async function* () {
    for await (const page of pagesOf(tx, shape)) {
      rows += page.length
      const text = page.map((row) => `${JSON.stringify(row)}\n`).join('')
      hash.update(text)
      yield text
    }
  }
  await writeFlushed(join(folder, `${shape.name}.jsonl`), lines())
  return { name: shape.name, rows, sha256: hash.digest('hex') }
}

/** All rows by their key, from the one snapshot of the transaction; each page begins after the last row of the one before. */
async function* pagesOf(tx: Reading, { name, key }: TableShape): AsyncIterable<readonly Row[]> {
  const columns = sql.join(key.map((column) => sql.ref(column)))
  const from = tx
    .selectFrom(sql<Row>`${sql.table(name)}`.as('row'))
    .selectAll()
    .orderBy(columns)
    .limit(rowsPerRead)
  let last: Row | undefined
  do {
    const values = key.map((column) => last?.[column] ?? null)
    const page: readonly Row[] = await (
      last === undefined ? from : from.where(sql<boolean>`(${columns}) > (${sql.join(values)})`)
    ).execute()
    yield page
    last = page.length < rowsPerRead ? undefined : page.at(-1)
  } while (last !== undefined)
}

const uploadsIn = async (tx: Reading): Promise<readonly string[]> =>
  (await tx.selectFrom('uploads').select('sha256').distinct().orderBy('sha256').execute()).map(
    ({ sha256 }) => sha256,
  )

/**
 * Uploads never change under their hash, so they are of the snapshot's moment whenever they are read. One that nobody
 * had claimed may have been removed since; one that should be there and is not, or is not what it was, is missing.
 */
async function copyUploads(
  { store, dataFolder }: BackupDeps,
  named: readonly string[],
  to: string,
): Promise<{ readonly uploads: Manifest['uploads']; readonly missing: number }> {
  const { kept } = uploadFolders(dataFolder)
  const uploads: Manifest['uploads'] = []
  const notThere: string[] = []
  for (const sha256 of named) {
    const copied = await copyIfThere(join(kept, sha256), join(to, sha256))
    if (copied?.sha256 === sha256) uploads.push({ sha256, size: copied.size })
    else notThere.push(sha256)
  }
  const still = notThere.length === 0 ? new Set<string>() : new Set(await store.read(uploadsIn))
  return { uploads, missing: notThere.filter((sha256) => still.has(sha256)).length }
}

/** Copies and flushes a file, and says what was read; null where there is none. */
export async function copyIfThere(
  from: string,
  to: string,
): Promise<{ readonly sha256: string; readonly size: number } | null> {
  const hash = createHash('sha256')
  let size = 0
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      size += chunk.length
      done(null, chunk)
    },
  })
  try {
    await stat(from)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  }
  await pipeline(
    createReadStream(from),
    counted,
    createWriteStream(to, { flags: 'wx', mode: 0o600, flush: true }),
  )
  return { sha256: hash.digest('hex'), size }
}

const writeFlushed = (path: string, text: Iterable<string> | AsyncIterable<string>): Promise<void> =>
  pipeline(text, createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }))

async function isThere(path: string): Promise<boolean> {
  try {
    await (await open(path)).close()
    return true
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false
    throw error
  }
}
