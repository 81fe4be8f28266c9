import type { AppError } from '../errors'
import { defaultLimits, type InspectLimits } from '../inspect/limits'
import { readThumbnail, readThumbnails, type Thumbnail } from '../inspect/thumbnail'
import { ok, type Result } from '../result'
import { nodeInspectDeps } from './deps'
import { readFileOnce } from './read-file'

/** The picture that stands for a file, or null where it has none. */
export async function thumbnailOf(
  path: string,
  limits: InspectLimits = defaultLimits,
): Promise<Result<Thumbnail | null, AppError>> {
  const read = await readFileOnce(path, limits)
  if (!read.ok) return read
  const { content } = read.value
  if (content === null || !('whole' in content)) return ok(null)
  return ok(await readThumbnail(content.whole, nodeInspectDeps, limits))
}

/** The pictures of the parts named, as the plates of a report name them. */
export async function thumbnailsOf(
  path: string,
  parts: readonly string[],
  limits: InspectLimits = defaultLimits,
): Promise<Result<readonly Thumbnail[], AppError>> {
  const read = await readFileOnce(path, limits)
  if (!read.ok) return read
  const { content } = read.value
  if (content === null || !('whole' in content)) return ok([])
  return ok(await readThumbnails(content.whole, parts, nodeInspectDeps, limits))
}
