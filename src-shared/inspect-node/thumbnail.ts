import { defaultLimits, type InspectLimits } from '../inspect/limits'
import { readThumbnail, type Thumbnail } from '../inspect/thumbnail'
import { nodeInspectDeps } from './deps'
import { readFileOnce } from './read-file'

/**
 * The picture of a plate, or with `plate` null the one that stands for the file; pictures above `maxBytes` are passed
 * over. Null where there is none or the file cannot be read.
 */
export async function thumbnailOf(
  path: string,
  plate: number | null,
  maxBytes: number,
  limits: InspectLimits = defaultLimits,
): Promise<Thumbnail | null> {
  const read = await readFileOnce(path, limits)
  if (!read.ok) return null
  const { content } = read.value
  if (content === null || !('whole' in content)) return null
  return readThumbnail(content.whole, nodeInspectDeps, { plate, maxBytes }, limits)
}
