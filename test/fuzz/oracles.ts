import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { inspectBytes } from '@shared/inspect/inspect'
import { defaultLimits, type InspectLimits } from '@shared/inspect/limits'
import { reportSchema, type Report } from '@shared/inspect/report'
import { scrub } from '@shared/inspect/scrub'
import { decodeLatin1, decodeText } from '@shared/inspect/text/decode'
import { readThumbnail } from '@shared/inspect/thumbnail'
import { nodeInspectDeps } from '@shared/inspect-node/deps'
import { secrets } from '../fixtures/exports'
import type { FuzzCase } from './targets'
import { unpack } from './unpack'

/** What is judged: the inspector, or one that was broken on purpose to see that it is caught. */
export type Subject = {
  readonly inspect: typeof inspectBytes
  readonly scrub: typeof scrub
}
const theInspector: Subject = { inspect: inspectBytes, scrub }

/** What the inspector must never do, whatever a file holds; each by the name under which it is told. */
export type Failure = { readonly oracle: string; readonly detail: string }
export type Judgement = {
  readonly failures: readonly Failure[]
  readonly codes: readonly string[]
  /** What tells this file from others in how it was read: worth going on from. */
  readonly signature: string
  readonly cpuMs: number
}

const MIB = 1024 * 1024
/** With a lower limit on texts the careful reader takes every part, for the quick one would not see it. */
const PLAIN_MESH_CHARS = 1 << 20
const tightLimits: InspectLimits = {
  ...defaultLimits,
  zipEntries: 200,
  zipTotalBytes: 8 * MIB,
  zipRatio: 100,
  zipRatioFromBytes: 100_000,
  zipNameBytes: 200,
  modelPartBytes: 4 * MIB,
  settingsPartBytes: MIB,
  gcodePartBytes: 2 * MIB,
  modelParts: 5,
  xmlDepth: 12,
  xmlAttributes: 20,
  xmlTokenChars: PLAIN_MESH_CHARS,
  jsonBytes: 200_000,
  jsonDepth: 8,
  jsonNodes: 5000,
  objects: 50,
  vertices: 2000,
  triangles: 3000,
  componentDepth: 4,
  instances: 100,
  extentMm: 10_000,
  fingerprintTriangles: 1000,
  metadataEntries: 30,
  findings: 20,
  plates: 20,
  presets: 20,
  printers: 20,
  privacyFindings: 20,
}

/** A report that is larger is more than a window shows and a message carries. */
const MOST_REPORT_CHARS = 1_500_000
const MOST_TEXT_CHARS = 20_000
const HIDDEN =
  // eslint-disable-next-line no-control-regex -- they are what is looked for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/

function textsOf(value: unknown, path: string, into: Map<string, string>): void {
  if (typeof value === 'string') into.set(path, value)
  else if (Array.isArray(value)) value.forEach((each, i) => textsOf(each, `${path}[${i}]`, into))
  else if (typeof value === 'object' && value !== null) {
    for (const [key, each] of Object.entries(value)) textsOf(each, `${path}.${key}`, into)
  }
}

function judgeReport(report: Report): readonly Failure[] {
  const failures: Failure[] = []
  const say = (oracle: string, detail: string) => failures.push({ oracle, detail })
  const parsed = reportSchema.safeParse(report)
  if (!parsed.success)
    say(
      'report-schema',
      parsed.error.issues
        .map(({ path, message }) => `${path.join('.')}: ${message}`)
        .join('; ')
        .slice(0, 400),
    )
  const json = JSON.stringify(report)
  if (JSON.stringify(JSON.parse(json)) !== json) say('report-json', 'changes when it is sent as JSON')
  if (json.length > MOST_REPORT_CHARS) say('report-size', `${json.length} characters`)
  const errors = report.findings.filter(({ severity }) => severity === 'error')
  if ((report.verdict === 'rejected') !== errors.length > 0)
    say('verdict', `${report.verdict} with ${errors.length} errors`)
  if ((report.verdict === 'qualifies') !== report.qualifiesFor.length > 0)
    say('verdict', `${report.verdict} for ${report.qualifiesFor.join(', ')}`)
  const texts = new Map<string, string>()
  textsOf({ ...report, file: '' }, '', texts)
  for (const [path, text] of texts) {
    if (HIDDEN.test(text)) say('report-text', `${path} has a hidden character`)
    if (text.length > MOST_TEXT_CHARS) say('report-text', `${path} has ${text.length} characters`)
    if (/\p{Surrogate}/u.test(text)) say('report-text', `${path} has half a character`)
  }
  for (const { code, params } of report.findings) {
    if (params?.['limitName'] === undefined) continue
    if (!(Number(params['found']) > Number(params['limitValue'])))
      say('limit', `${code}: ${JSON.stringify(params)}`)
  }
  return failures
}

/** What the scrubbed copy must say as the original does. */
const factsOf = ({ kind, verdict, qualifiesFor, writer, model, profile }: Report) => ({
  kind,
  verdict,
  qualifiesFor,
  writer: writer === null ? null : { application: writer.application, version: writer.version },
  geometry:
    model === null ? null : { ...model, title: null, designer: null, license: null, description: null },
  plates: profile?.plates.map(({ index, printTimeS, weightG }) => ({ index, printTimeS, weightG })) ?? null,
})

/** Planted in the seeds. Each is looked for as it stands, and by itself: a change may have torn it apart. */
const byLook = [
  secrets.email,
  `/Users/${secrets.user}/`,
  `/home/${secrets.user}/`,
  `\\Users\\${secrets.user}\\`,
  `http://${secrets.host}`,
]
const byKey = [
  `"printhost_apikey":"${secrets.apiKey}"`,
  `"print_host":"${secrets.host}"`,
  `; printhost_apikey = ${secrets.apiKey}\n`,
]

type NamedText = { readonly name: string; readonly text: string }

function textParts({ file, bytes }: Pick<FuzzCase, 'file' | 'bytes'>): readonly NamedText[] {
  const named = unpack(bytes)?.map((entry) => ({ name: entry.name, bytes: entry.bytes })) ?? [
    { name: file, bytes },
  ]
  return named.map((part) => ({ name: part.name, text: decodeText(part.bytes) ?? decodeLatin1(part.bytes) }))
}

/** Of these the copy promises to hold nothing: settings, texts, comments of G-code, metadata and names of models. */
const promised = ({ name, text }: NamedText, secret: string): boolean => {
  if (/\.model$/i.test(name)) return text.includes(`>${secret}<`) || text.includes(`name="${secret}"`)
  if (/\.gcode$/i.test(name))
    return new RegExp(`^;.*${secret.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').trimEnd()}`, 'm').test(text)
  return /\.(?:config|json|xml|cfg|ini|txt|rels|orca_printer)$/i.test(name) && text.includes(secret)
}

function judgeSecrets(copy: Pick<FuzzCase, 'file' | 'bytes'>): readonly Failure[] {
  return textParts(copy).flatMap((part) =>
    [...byLook, ...byKey]
      .filter((secret) => promised(part, secret))
      .map((secret) => ({ oracle: 'secret', detail: `${secret.trim()} in ${part.name}` })),
  )
}

async function judgeScrub(
  { file, bytes }: FuzzCase,
  report: Report,
  limits: InspectLimits,
  subject: Subject,
): Promise<readonly Failure[]> {
  const first = await subject.scrub(file, bytes, nodeInspectDeps, limits)
  if (!first.ok || report.verdict === 'rejected') return []
  const failures: Failure[] = []
  const say = (oracle: string, detail: string) => failures.push({ oracle, detail })
  const copy = first.value.bytes
  const again = await subject.scrub(file, bytes, nodeInspectDeps, limits)
  if (!again.ok || Buffer.compare(again.value.bytes, copy) !== 0)
    say('scrub-deterministic', 'another copy of the same file')
  const after = await subject.inspect(file, copy, nodeInspectDeps, limits)
  if (after.privacy.length > 0) say('scrub-clean', JSON.stringify(after.privacy.slice(0, 3)))
  if (!isDeepStrictEqual(factsOf(after), factsOf(report))) {
    say(
      'scrub-facts',
      `${JSON.stringify(factsOf(report)).slice(0, 600)} became ${JSON.stringify(factsOf(after)).slice(0, 600)} ${JSON.stringify(after.findings[0] ?? null)}`,
    )
  }
  const twice = await subject.scrub(file, copy, nodeInspectDeps, limits)
  if (!twice.ok) say('scrub-idempotent', `refused the second time: ${twice.error.code}`)
  else if (Buffer.compare(twice.value.bytes, copy) !== 0) say('scrub-idempotent', 'changed the second time')
  if (first.value.removed.length === 0 && report.privacy.length > 0)
    say('scrub-found', JSON.stringify(report.privacy.slice(0, 3)))
  return [...failures, ...judgeSecrets({ file, bytes: copy })]
}

/** The quick reader of meshes and the native reader of archives say what the careful ones say. */
async function judgeReaders(
  { file, bytes }: FuzzCase,
  report: Report,
  limits: InspectLimits,
  subject: Subject,
): Promise<readonly Failure[]> {
  const deps = { ...nodeInspectDeps, native: null }
  const careful = await subject.inspect(file, bytes, deps, { ...limits, xmlTokenChars: PLAIN_MESH_CHARS - 1 })
  if (isDeepStrictEqual(careful, report)) return []
  const differing = Object.entries(report).filter(
    ([key, value]) => !isDeepStrictEqual(careful[key as keyof Report], value),
  )
  return differing.map(([key, value]) => ({
    oracle: 'quick-careful',
    detail:
      `${key}: quick ${JSON.stringify(value)}, careful ${JSON.stringify(careful[key as keyof Report])}`.slice(
        0,
        800,
      ),
  }))
}

/** A clock that runs out at some look at it: whatever was going on then must end, and say so. */
async function judgeClock(
  { file, bytes }: FuzzCase,
  report: Report,
  limits: InspectLimits,
  subject: Subject,
): Promise<readonly Failure[]> {
  let looks = 0
  const last = (createHash('sha256').update(bytes).digest()[0] ?? 0) % 40
  const now = () => (looks++ < last ? 0 : limits.timeMs + 1)
  const late = await subject.inspect(file, bytes, { ...nodeInspectDeps, now }, limits)
  if (late.findings.some(({ code }) => code === 'took-too-long')) return judgeReport(late)
  return isDeepStrictEqual(late, report)
    ? []
    : [{ oracle: 'clock', detail: 'another report, and not for the time' }]
}

const messageOf = (cause: unknown) =>
  (cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)).slice(0, 800)

/** Inspects, scrubs and inspects again, and says what of it must not be. Ends by itself; a watchdog stands outside. */
export async function judge(one: FuzzCase, subject: Subject = theInspector): Promise<Judgement> {
  const limits = one.tight ? tightLimits : defaultLimits
  const start = process.cpuUsage()
  const spent = () => {
    const { user, system } = process.cpuUsage(start)
    return (user + system) / 1000
  }
  try {
    const report = await subject.inspect(one.file, one.bytes, nodeInspectDeps, limits)
    const cpuMs = spent()
    const failures = [...judgeReport(report)]
    const again = await subject.inspect(one.file, one.bytes.slice(), nodeInspectDeps, limits)
    if (!isDeepStrictEqual(again, report))
      failures.push({ oracle: 'same-report', detail: 'another report on the same bytes' })
    failures.push(
      ...(await judgeScrub(one, report, limits, subject)),
      ...(await judgeReaders(one, report, limits, subject)),
      ...(await judgeClock(one, report, limits, subject)),
    )
    await readThumbnail(one.bytes, nodeInspectDeps, { plate: null, maxBytes: MIB }, limits)
    const codes = [
      ...new Set(
        report.findings.map(({ code, params }) =>
          [code, params?.['why'] ?? params?.['what'] ?? params?.['reason'] ?? '']
            .join(' ')
            .trim()
            .slice(0, 60),
        ),
      ),
    ]
    return {
      failures,
      codes: [...new Set(report.findings.map(({ code }) => code))],
      signature: [report.kind, report.writer?.application ?? '', ...codes].join('|'),
      cpuMs,
    }
  } catch (cause) {
    return {
      failures: [{ oracle: 'throws', detail: messageOf(cause) }],
      codes: [],
      signature: '',
      cpuMs: spent(),
    }
  }
}
