import { open } from 'node:fs/promises'

/** Keys of which a preset has at least one (docs: slicer-formats.md, a.4). */
const presetKey = /"(?:printer|print|filament)_settings_id"|"inherits"\s*:/u
const enough = 512 * 1024

/** Whether JSON is worth the inspector's time: an accepted folder may hold anybody's. Decides nothing else. */
export async function looksLikePreset(path: string): Promise<boolean> {
  try {
    const file = await open(path, 'r')
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(enough), 0, enough, 0)
      return presetKey.test(buffer.toString('utf8', 0, bytesRead))
    } finally {
      await file.close()
    }
  } catch {
    return false
  }
}
