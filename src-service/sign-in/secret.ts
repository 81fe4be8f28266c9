import { randomBytes } from 'node:crypto'
import { link, open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { codeOf } from '../error-code'
import { syncFolder } from '../services/uploads'

/**
 * What cookies are signed with, in a file of its own in the data folder, which all processes of a service share. A new
 * one in place of a lost one signs every browser out, and harms nothing else.
 */
export async function signInSecret(dataFolder: string, newId: () => string): Promise<string> {
  const path = join(dataFolder, 'sign-in.key')
  const find = () =>
    readFile(path, 'utf8').catch((error: unknown) => {
      if (codeOf(error) === 'ENOENT') return null
      throw error
    })
  const there = await find()
  if (there !== null) return there
  const part = `${path}.${newId()}`
  const file = await open(part, 'wx', 0o600)
  try {
    await file.writeFile(randomBytes(32).toString('base64url'))
    await file.sync()
  } finally {
    await file.close()
  }
  // Of several processes that start at once, one makes it.
  await link(part, path).catch((error: unknown) => {
    if (codeOf(error) !== 'EEXIST') throw error
  })
  await rm(part)
  await syncFolder(dataFolder)
  const made = await find()
  if (made === null) throw new Error('sign-in.key was made and is not there')
  return made
}
