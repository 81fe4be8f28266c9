import { z } from 'zod'

/** What `check --json` prints for a file, and what the inspector tells the app and the service (docs: rewards.md). */

export const fileKindSchema = z.enum([
  'project-3mf',
  'sliced-3mf',
  'plain-3mf',
  'preset',
  'preset-bundle',
  'gcode',
  'slicer-config',
  'unknown',
])
export type FileKind = z.infer<typeof fileKindSchema>

export const verdictSchema = z.enum(['qualifies', 'does-not-qualify', 'rejected'])
export type Verdict = z.infer<typeof verdictSchema>

export const qualificationSchema = z.enum(['model-upload', 'print-profile', 'setup-printer'])
export type Qualification = z.infer<typeof qualificationSchema>

export const writerSchema = z.strictObject({
  application: z.string(),
  version: z.string().nullable(),
  confidence: z.enum(['certain', 'likely', 'unknown']),
  evidence: z.array(z.string()),
})
export type Writer = z.infer<typeof writerSchema>

export const findingSchema = z.strictObject({
  /** Stable, kebab-case; the key of its text in every language (`src-shared/inspect/finding-codes.ts`). */
  code: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  /** English, one sentence: what is wrong and how to mend it. The app shows its own language's text by code. */
  message: z.string(),
  part: z.string().nullable(),
  /** `line:column` in an XML part or a byte offset in the archive; null where neither is meant. */
  at: z.string().nullable(),
  /** Values for the text by code. */
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
})
export type Finding = z.infer<typeof findingSchema>

export const originSchema = z.enum(['original', 'remix', 'repost', 'unknown'])
export type Origin = z.infer<typeof originSchema>

export const modelReportSchema = z.strictObject({
  title: z.string().nullable(),
  designer: z.string().nullable(),
  license: z.string().nullable(),
  description: z.string().nullable(),
  origin: originSchema,
  objects: z.int(),
  vertices: z.int(),
  triangles: z.int(),
  boundingBoxMm: z.tuple([z.number(), z.number(), z.number()]).nullable(),
  volumeMm3: z.number().nullable(),
  watertight: z.boolean().nullable(),
  /** Exact canonical hash of the geometry: the same model under new bytes has the same one. */
  fingerprint: z.string().nullable(),
  /** What recognises the model in another export, turned or cut into other triangles (docs/similarity.md). */
  sketch: z.string().nullable(),
})
export type ModelReport = z.infer<typeof modelReportSchema>

export const plateSchema = z.strictObject({
  index: z.int(),
  name: z.string().nullable(),
  printTimeS: z.number().nullable(),
  weightG: z.number().nullable(),
  /** Part name of the plate's picture inside the file. */
  thumbnail: z.string().nullable(),
})

export const profileReportSchema = z.strictObject({
  printer: z.string().nullable(),
  process: z.string().nullable(),
  nozzleMm: z.number().nullable(),
  layerHeightMm: z.number().nullable(),
  filaments: z.array(
    z.strictObject({
      type: z.string().nullable(),
      color: z.string().nullable(),
      weightG: z.number().nullable(),
    }),
  ),
  plates: z.array(plateSchema),
})
export type ProfileReport = z.infer<typeof profileReportSchema>

export const configuredPrinterSchema = z.strictObject({
  vendor: z.string(),
  model: z.string(),
  nozzles: z.array(z.string()),
})
export type ConfiguredPrinter = z.infer<typeof configuredPrinterSchema>

export const presetReportSchema = z.strictObject({
  type: z.enum(['machine', 'process', 'filament']),
  name: z.string(),
  inherits: z.string().nullable(),
})

export const privacyFindingSchema = z.strictObject({
  part: z.string(),
  key: z.string(),
  kind: z.enum(['host', 'credential', 'path', 'identity']),
})
export type PrivacyFinding = z.infer<typeof privacyFindingSchema>

export const originReasonSchema = z.strictObject({
  sign: z.enum([
    'site-id',
    'person-named',
    'author-named',
    'origin-stated',
    'source-downloaded',
    'source-drawn',
    'pictures-attached',
    'download-mark',
  ]),
  /** What the sign alone speaks for. */
  suggests: originSchema,
  /** Which metadata, or the host of a site; never an id, a path or a whole address. */
  detail: z.string().nullable(),
})
export type OriginReason = z.infer<typeof originReasonSchema>

/** What speaks for an origin and why. Never proof: `model.origin` stays unknown until the member says. */
export const originEvidenceSchema = z.strictObject({
  suggests: originSchema,
  reasons: z.array(originReasonSchema),
})
export type OriginEvidence = z.infer<typeof originEvidenceSchema>

export const preflightItemSchema = z.strictObject({
  /** Stable, kebab-case; the key of its text and its mend in every language (`preflight.<code>`). */
  code: z.enum([
    'no-thumbnail',
    'untitled',
    'title-generic',
    'no-profile',
    'unsliced',
    'not-manifold',
    'outside-volume',
    'empty-plates',
    'licence-missing',
    'from-elsewhere',
  ]),
  /** The finding that says the same, where there is one. */
  finding: z.string().nullable(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
})
export type PreflightItem = z.infer<typeof preflightItemSchema>

export const reportSchema = z.strictObject({
  file: z.string(),
  size: z.int(),
  sha256: z.string().nullable(),
  kind: fileKindSchema,
  writer: writerSchema.nullable(),
  verdict: verdictSchema,
  qualifiesFor: z.array(qualificationSchema),
  findings: z.array(findingSchema),
  model: modelReportSchema.nullable(),
  profile: profileReportSchema.nullable(),
  printers: z.array(configuredPrinterSchema),
  presets: z.array(presetReportSchema),
  privacy: z.array(privacyFindingSchema),
  originEvidence: originEvidenceSchema,
  /** What to look at before it is published, in order; empty for what is not published as a 3MF. */
  preflight: z.array(preflightItemSchema),
})
export type Report = z.infer<typeof reportSchema>
