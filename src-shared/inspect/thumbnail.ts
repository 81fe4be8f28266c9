import { createDeadline } from './deadline'
import type { InspectDeps } from './deps'
import { FaultError } from './fault'
import { defaultLimits, type InspectLimits } from './limits'
import { THUMBNAIL_TYPE } from './threemf/names'
import { parseRelationships } from './threemf/relationships'
import { openArchive, type Archive } from './zip/archive'
import { readZipDirectory } from './zip/directory'

/** A picture in a 3MF, whose first bytes and size were checked; what it shows was not. */
export type Thumbnail = {
  readonly part: string
  readonly mime: 'image/png' | 'image/jpeg'
  readonly width: number
  readonly height: number
  readonly bytes: Uint8Array
}

/** Decoded, a picture takes four bytes a pixel, however few its own are: at most 64 MiB here. */
const MAX_SIDE = 8192
const MAX_PIXELS = 16 * 1024 * 1024
/** Where the header of a JPEG has to end: EXIF and colour profiles stand before it, in pieces of up to 64 KiB. */
const MOST_JPEG_SEGMENTS = 64
/** The signature, and the header that has to be the first chunk: 13 bytes long, named IHDR. */
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]

type Shape = Pick<Thumbnail, 'mime' | 'width' | 'height'>

function pngShape(bytes: Uint8Array): Shape | null {
  if (bytes.length < 33 || PNG.some((byte, i) => bytes[i] !== byte)) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return { mime: 'image/png', width: view.getUint32(16), height: view.getUint32(20) }
}

function jpegShape(bytes: Uint8Array): Shape | null {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 2, segments = 0; at + 9 < bytes.length; segments++) {
    if (bytes[at] !== 0xff || segments === MOST_JPEG_SEGMENTS) return null
    const marker = bytes[at + 1] ?? 0
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) return { mime: 'image/jpeg', width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
    at += 2 + Math.max(2, view.getUint16(at + 2))
  }
  return null
}

/**
 * Type and size of a PNG or JPEG by its header, before anything decodes it. Null for anything else (GIF, WebP, SVG …)
 * and for a picture that would take too much memory, whatever its own size.
 */
export function pictureShape(bytes: Uint8Array): Shape | null {
  const shape = pngShape(bytes) ?? jpegShape(bytes)
  const fits = (side: number) => side > 0 && side <= MAX_SIDE
  if (shape === null || !fits(shape.width) || !fits(shape.height)) return null
  return shape.width * shape.height <= MAX_PIXELS ? shape : null
}

const PICTURE_OF_PLATE = /^Metadata\/plate_\d+\.png$/i
const PICTURE_OF_PACKAGE = /(?:thumbnail|thumbnail_3mf)\.(?:png|jpe?g)$/i

/** By its name a picture that stands for a plate or the whole file, and not one that the author attached. */
export const isPackagePicture = (name: string): boolean =>
  PICTURE_OF_PLATE.test(name) || PICTURE_OF_PACKAGE.test(name)

async function relatedPictures(archive: Archive, limits: InspectLimits): Promise<readonly string[]> {
  const rels = archive.find('_rels/.rels')
  if (rels === null) return []
  const bytes = await archive.read(rels, 'settingsPartBytes')
  return parseRelationships(rels.name, '', bytes, limits)
    .filter(({ type }) => type === THUMBNAIL_TYPE)
    .map(({ key }) => key)
    .filter((key) => key !== null)
}

/** Where a picture may be, best first: that of the plate asked for, else the first plate's, else the package's. */
async function candidates(
  archive: Archive,
  plate: number | null,
  limits: InspectLimits,
): Promise<readonly string[]> {
  if (plate !== null) return [`Metadata/plate_${plate}.png`, `Metadata/plate_${plate}_small.png`]
  const plates = archive.names
    .filter((name) => PICTURE_OF_PLATE.test(name))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
  const others = archive.names.filter((name) => PICTURE_OF_PACKAGE.test(name))
  return [...plates, ...(await relatedPictures(archive, limits)), ...others]
}

async function withPictures<T>(
  bytes: Uint8Array,
  deps: Pick<InspectDeps, 'now'>,
  limits: InspectLimits,
  use: (archive: Archive, read: (name: string, maxBytes: number) => Promise<Thumbnail | null>) => Promise<T>,
): Promise<T | null> {
  const directory = readZipDirectory(bytes, limits)
  if (directory.faults.length > 0) return null
  try {
    const archive = await openArchive(bytes, directory, createDeadline(deps.now, limits), limits)
    return await use(archive, async (name, maxBytes) => {
      const entry = archive.find(name)
      if (entry === null || entry.size > Math.min(maxBytes, limits.picturePartBytes)) return null
      const picture = await archive.read(entry, 'picturePartBytes')
      const shape = pictureShape(picture)
      return shape === null ? null : { part: entry.name, bytes: picture, ...shape }
    })
  } catch (cause) {
    if (cause instanceof FaultError) return null
    throw cause
  }
}

export type ThumbnailChoice = {
  /** A plate by its number, or null for the picture that stands for the whole file. */
  readonly plate: number | null
  /** Larger pictures are passed over. */
  readonly maxBytes: number
}

/** The best picture in a 3MF, as its own bytes; null without one, and where the file cannot be read. */
export function readThumbnail(
  bytes: Uint8Array,
  deps: Pick<InspectDeps, 'now'>,
  choice: ThumbnailChoice = { plate: null, maxBytes: Infinity },
  limits: InspectLimits = defaultLimits,
): Promise<Thumbnail | null> {
  return withPictures(bytes, deps, limits, async (archive, read) => {
    for (const name of await candidates(archive, choice.plate, limits)) {
      const picture = await read(name, choice.maxBytes)
      if (picture !== null) return picture
    }
    return null
  })
}
