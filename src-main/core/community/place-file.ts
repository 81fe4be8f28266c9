import { createReadStream } from 'node:fs'
import { open, rm, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { codeOf } from '../store/disk'

/** Copies a file into a folder under the first free name, `Clip.3mf` or `Clip (2).3mf`; what is there is never touched. */
export async function placeFile(
  from: string,
  folder: string,
  stem: string,
  extension: string,
): Promise<string> {
  for (let nth = 1; ; nth += 1) {
    const path = join(folder, `${stem}${nth === 1 ? '' : ` (${String(nth)})`}${extension}`)
    const made = await create(path)
    if (made === null) continue
    try {
      await pipeline(createReadStream(from), made.createWriteStream({ flush: true }))
      return path
    } catch (error) {
      await rm(path, { force: true })
      throw error
    }
  }
}

/** Null where there is something of that name. */
async function create(path: string): Promise<FileHandle | null> {
  try {
    return await open(path, 'wx')
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return null
    throw error
  }
}

/** Names that Windows keeps for devices, whatever follows the first dot. */
const devices = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu
const notInNames = /[\p{Cc}\p{Bidi_Control}<>:"/\\|?*]/gu

/** A title as the name of a file on any system: nothing in it climbs, turns around or is kept for a device. */
export function stemOf(title: string): string {
  const plain = title
    .replace(notInNames, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/^[. ]+/u, '')
    .slice(0, 80)
    .replace(/[. ]+$/u, '')
  return plain === '' || devices.test(plain) ? `Model ${plain}`.trim() : plain
}
