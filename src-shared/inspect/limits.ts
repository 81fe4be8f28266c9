import type { FaultParams } from './fault'

const KIB = 1024
const MIB = 1024 * KIB
const GIB = 1024 * MIB

/** What a limit is, and how far a member or an operator may raise it. Whole numbers from 1. */
type Limit = { readonly usual: number; readonly most: number }

/**
 * What refuses a file, each with its reason. Real files are those of the corpus and of the slicers' own samples; each
 * limit lies well above them, and the ceiling is what memory (about twice the file and 60 bytes a triangle) can bear.
 */
const refusing = {
  /** A file is held in memory as it is packed. Models of five million triangles have 100 MB, long sliced ones 200 MB. */
  fileBytes: { usual: 512 * MIB, most: 2 * GIB },
  /** The largest real file takes a second; whoever waits for more than half a minute believes that it hangs. */
  timeMs: { usual: 30_000, most: 600_000 },
  /** Slicers write some dozens, a project of 257 objects about 600; each entry costs memory before it is read. */
  zipEntries: { usual: 10_000, most: 65_535 },
  /** The sum of what all entries say they unpack to. The largest real one is below 1 GiB. */
  zipTotalBytes: { usual: 2 * GIB, most: 16 * GIB },
  /** Unpacked to packed. XML of real models reaches 15, G-code 10; deflate itself ends at 1032. */
  zipRatio: { usual: 200, most: 1032 },
  /** Below this a high ratio is harmless, and usual: an empty settings file of blanks, a picture of one colour. */
  zipRatioFromBytes: { usual: 10 * MIB, most: GIB },
  /** A name is an object's name and a number. File systems end at 255 bytes a segment. */
  zipNameBytes: { usual: 1024, most: 65_535 },
  /** 20 million triangles as text. The part is read as a stream and never held. */
  modelPartBytes: { usual: GIB, most: 8 * GIB },
  /** Settings have 100 kB, plate layouts at most some MB. These parts are held as a whole, as bytes and as text. */
  settingsPartBytes: { usual: 32 * MIB, most: 256 * MIB },
  /** Days of printing. Read as a stream; only its ends are held. */
  gcodePartBytes: { usual: GIB, most: 8 * GIB },
  /** One for each object of a project; real ones have up to 257. */
  modelParts: { usual: 2000, most: 20_000 },
  /** A model part is seven deep, settings are four; every level costs memory and a reader's stack. */
  xmlDepth: { usual: 64, most: 1000 },
  /** An element of a slicer has at most 16. */
  xmlAttributes: { usual: 64, most: 1000 },
  /** Of one attribute or one text: the longest real ones are descriptions and painted faces of some kB. */
  xmlTokenChars: { usual: 16 * MIB, most: 128 * MIB },
  /** Presets have 20 kB, a slicer's configuration at most 1 MB. */
  jsonBytes: { usual: 32 * MIB, most: 256 * MIB },
  /** Settings are two deep, a slicer's configuration four; the parser's own stack ends at some thousand. */
  jsonDepth: { usual: 64, most: 1000 },
  /** Settings have 600 keys, plate layouts some thousand values; each costs about 100 bytes once parsed. */
  jsonNodes: { usual: 2_000_000, most: 20_000_000 },
  /** Of a model part, and as many build items. */
  objects: { usual: 100_000, most: 1_000_000 },
  /** 24 bytes each, held while their mesh is read. */
  vertices: { usual: 10_000_000, most: 100_000_000 },
  /** Not held where a mesh is written plainly; else 12 bytes each. */
  triangles: { usual: 20_000_000, most: 100_000_000 },
  /** Slicers write one level, CAD assemblies a handful; following them costs a reader's stack. */
  componentDepth: { usual: 32, most: 200 },
  /** After every component is expanded: a page of XML can ask for 10^12. */
  instances: { usual: 1_000_000, most: 10_000_000 },
  /** How far from the origin anything may lie, in millimetres: a kilometre. Beyond 10^12 no digits are left for shapes. */
  extentMm: { usual: 1_000_000, most: 1_000_000_000 },
} as const satisfies Readonly<Record<string, Limit>>

/** What is cut short or left out, and refuses nothing. */
const shortening = {
  /** Triangles of one build item after expansion; beyond it there is no fingerprint, and its box is taken from corners. */
  fingerprintTriangles: 10_000_000,
  metadataEntries: 1000,
  nameChars: 500,
  descriptionChars: 20_000,
  findings: 100,
  findingsPerCode: 5,
  /** Slicers have room for 36 plates. */
  plates: 1000,
  filaments: 64,
  /** A picture of 8192 by 8192 points, badly packed, that is held as a whole; larger ones are passed over. */
  picturePartBytes: 64 * MIB,
  presets: 1000,
  printers: 1000,
  privacyFindings: 500,
  /** Where the slicers write what is read here (docs: slicer-formats.md b.3). */
  gcodeHeadBytes: 64 * KIB,
  gcodeTailBytes: 128 * KIB,
} as const

export type LimitName = keyof typeof refusing
/** How much of a file is read before it is refused. Each number is a promise: nothing costs more than this. */
export type InspectLimits = Readonly<Record<LimitName | keyof typeof shortening, number>>

/** In the order in which a file meets them. */
export const limitNames = Object.keys(refusing) as readonly LimitName[]
export const limitOf = (name: LimitName): Limit => refusing[name]

export const defaultLimits: InspectLimits = {
  ...(Object.fromEntries(limitNames.map((name) => [name, refusing[name].usual])) as Record<
    LimitName,
    number
  >),
  ...shortening,
}

/** For the finding: which limit it is, what it allows, and what the file has or, where that is not known, at least has. */
export const beyond = (limits: InspectLimits, limit: keyof InspectLimits, found: number): FaultParams => ({
  limitName: limit,
  limitValue: limits[limit],
  found: Math.min(found, Number.MAX_VALUE),
})
