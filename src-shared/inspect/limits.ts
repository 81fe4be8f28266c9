const KIB = 1024
const MIB = 1024 * KIB
const GIB = 1024 * MIB

/** How much of a file is read before it is refused. Each number is a promise: nothing costs more than this. */
export type InspectLimits = {
  readonly fileBytes: number
  readonly timeMs: number
  readonly zipEntries: number
  /** Sum of what all entries say they unpack to. */
  readonly zipTotalBytes: number
  /** Unpacked to packed, judged from `zipRatioFromBytes` up. */
  readonly zipRatio: number
  readonly zipRatioFromBytes: number
  readonly zipNameBytes: number
  readonly modelPartBytes: number
  readonly settingsPartBytes: number
  readonly picturePartBytes: number
  readonly gcodePartBytes: number
  readonly modelParts: number
  readonly xmlDepth: number
  readonly xmlAttributes: number
  readonly xmlTokenChars: number
  readonly jsonBytes: number
  readonly jsonDepth: number
  readonly jsonNodes: number
  readonly objects: number
  readonly vertices: number
  readonly triangles: number
  readonly componentDepth: number
  readonly instances: number
  /** Vertices visited after every component is expanded; beyond it boxes are taken from corners. */
  readonly expandedVertices: number
  /** Triangles of one build item after expansion; beyond it there is no fingerprint. */
  readonly fingerprintTriangles: number
  readonly metadataEntries: number
  readonly nameChars: number
  readonly descriptionChars: number
  readonly findings: number
  readonly findingsPerCode: number
  readonly gcodeHeadBytes: number
  readonly gcodeTailBytes: number
}

export const defaultLimits: InspectLimits = {
  fileBytes: 512 * MIB,
  timeMs: 30_000,
  zipEntries: 10_000,
  zipTotalBytes: 2 * GIB,
  zipRatio: 200,
  zipRatioFromBytes: 10 * MIB,
  zipNameBytes: 1024,
  modelPartBytes: GIB,
  settingsPartBytes: 32 * MIB,
  picturePartBytes: 64 * MIB,
  gcodePartBytes: GIB,
  modelParts: 2000,
  xmlDepth: 64,
  xmlAttributes: 64,
  xmlTokenChars: 16 * MIB,
  jsonBytes: 32 * MIB,
  jsonDepth: 64,
  jsonNodes: 2_000_000,
  objects: 100_000,
  vertices: 10_000_000,
  triangles: 20_000_000,
  componentDepth: 32,
  instances: 1_000_000,
  expandedVertices: 50_000_000,
  fingerprintTriangles: 10_000_000,
  metadataEntries: 1000,
  nameChars: 500,
  descriptionChars: 20_000,
  findings: 100,
  findingsPerCode: 5,
  gcodeHeadBytes: 64 * KIB,
  gcodeTailBytes: 128 * KIB,
}
