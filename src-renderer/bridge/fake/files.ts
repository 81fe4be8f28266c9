import type { FileDetail, FileRow, ForecastLine } from '@shared/ipc/views'
import type { Finding, PrivacyFinding, Report } from '@shared/inspect/report'
import type { FakeShape } from './pictures'
import { ruleName } from './rules'

export type FakeFile = {
  readonly row: FileRow
  readonly picture: { readonly shape: FakeShape; readonly ink: string } | null
  readonly plates: number
  readonly findings: readonly Finding[]
  readonly privacy: readonly PrivacyFinding[]
  readonly forecast: readonly ForecastLine[]
  readonly printer: string | null
}

type Sketch = {
  readonly id: string
  readonly name: string
  readonly minutesAgo: number
  readonly row: Partial<FileRow>
  readonly picture?: FakeFile['picture']
  readonly plates?: number
  readonly findings?: readonly Finding[]
  readonly privacy?: readonly PrivacyFinding[]
  readonly forecast?: readonly ForecastLine[]
  readonly printer?: string
}

const elegoo = { application: 'Elegoo Slicer', version: '1.5' }
const orca = { application: 'OrcaSlicer', version: '2.3' }

const finding = (
  code: string,
  severity: Finding['severity'],
  message: string,
  part: string | null = null,
): Finding => ({
  code,
  severity,
  message,
  part,
  at: null,
})

const line = (rule: string, points: number, why: ForecastLine['why']): ForecastLine => ({
  rule,
  name: ruleName(rule),
  points,
  why,
})

const sketches: readonly Sketch[] = [
  {
    id: 'ripple',
    name: 'Ripple planter.3mf',
    minutesAgo: 1,
    row: {
      kind: 'project-3mf',
      writer: elegoo,
      verdict: 'qualifies',
      qualifiesFor: ['model-upload', 'print-profile'],
      title: 'Ripple planter',
      points: 65,
      size: 12_600_000,
    },
    picture: { shape: 'planter', ink: '#C4552B' },
    plates: 2,
    findings: [
      {
        ...finding(
          'mesh-open',
          'warning',
          'The mesh of object 2 is not closed at 4 edges. In the slicer, choose Fix model and save again.',
          '3D/Objects/object_2.model',
        ),
        params: { id: '2', edges: 4 },
      },
    ],
    privacy: [
      { part: 'Metadata/project_settings.config', key: 'print_host', kind: 'host' },
      { part: 'Metadata/project_settings.config', key: 'printhost_apikey', kind: 'credential' },
      { part: 'Metadata/model_settings.config', key: 'source_file', kind: 'path' },
    ],
    forecast: [
      line('first-model-upload', 30, { asked: 30 }),
      line('first-print-profile', 20, { asked: 20 }),
      line('model-upload', 10, { asked: 10, cap: { limit: 300, usedBefore: 0, month: '2026-11' }, nth: 1 }),
      line('model-first-profile', 5, {
        asked: 5,
        cap: { limit: 150, usedBefore: 0, month: '2026-11' },
        nth: 1,
      }),
    ],
    printer: 'Elegoo Neptune 4 Pro',
  },
  {
    id: 'hex',
    name: 'Hex drawer insert.gcode.3mf',
    minutesAgo: 28,
    row: {
      kind: 'sliced-3mf',
      writer: orca,
      verdict: 'qualifies',
      qualifiesFor: ['print-profile'],
      title: 'Hex drawer insert',
      points: 25,
    },
    picture: { shape: 'box', ink: '#C9A227' },
    plates: 1,
    findings: [
      finding(
        'sliced-no-model',
        'info',
        'A sliced file has no model in it. To upload the model as well, choose Save Project in the slicer.',
      ),
    ],
    forecast: [
      line('first-print-profile', 20, { asked: 20 }),
      line('model-first-profile', 5, {
        asked: 5,
        cap: { limit: 150, usedBefore: 0, month: '2026-11' },
        nth: 1,
      }),
    ],
    printer: 'Elegoo Neptune 4 Pro',
  },
  {
    id: 'calibration',
    name: 'Calibration base.3mf',
    minutesAgo: 50,
    row: {
      kind: 'project-3mf',
      writer: elegoo,
      verdict: 'does-not-qualify',
    },
    findings: [
      finding(
        'no-objects',
        'warning',
        'Nothing is on the plate. Add an object in the slicer and save the project again.',
      ),
    ],
    printer: 'Elegoo Neptune 4 Pro',
  },
  {
    id: 'carrier',
    name: 'Planetary carrier.3mf',
    minutesAgo: 192,
    row: {
      kind: 'plain-3mf',
      writer: { application: 'Cura', version: '5.8' },
      verdict: 'qualifies',
      qualifiesFor: ['model-upload'],
      title: 'Planetary carrier',
      points: 0,
      publication: 'waiting-for-approval',
    },
    picture: { shape: 'gear', ink: '#8C97A0' },
    plates: 1,
    findings: [
      finding(
        'not-orca-or-elegoo',
        'info',
        'Tip: For the best experience, upload 3MF files using Elegoo Slicer or Orca Slicer.',
      ),
    ],
    forecast: [
      line('model-upload', 10, { asked: 10, cap: { limit: 300, usedBefore: 30, month: '2026-11' }, nth: 4 }),
    ],
  },
  {
    id: 'neptune',
    name: 'ElegooSlicer.conf',
    minutesAgo: 219,
    row: {
      kind: 'slicer-config',
      writer: elegoo,
      verdict: 'qualifies',
      qualifiesFor: ['setup-printer'],
      title: 'Elegoo Neptune 4 Pro',
      points: 5,
      publication: 'confirmed',
      earned: 5,
    },
    printer: 'Elegoo Neptune 4 Pro',
  },
  {
    id: 'hook',
    name: 'Wall hook_PLA_1h2m.gcode',
    minutesAgo: 1023,
    row: {
      kind: 'gcode',
      writer: elegoo,
      verdict: 'does-not-qualify',
    },
    picture: { shape: 'hooks', ink: '#1F8A4C' },
    findings: [
      finding(
        'gcode-alone',
        'info',
        'G-code alone earns nothing. Export the plate as a sliced 3MF, or save the project.',
      ),
    ],
  },
  {
    id: 'lid',
    name: 'Lid v3.3mf',
    minutesAgo: 1045,
    row: {
      kind: 'unknown',
      verdict: 'rejected',
    },
    findings: [
      finding(
        'zip-truncated',
        'error',
        'The end of the archive is missing: the file was cut short. Save it again from the slicer.',
      ),
    ],
  },
  {
    id: 'petg',
    name: '0.20 mm Strong PETG.json',
    minutesAgo: 1088,
    row: {
      kind: 'preset',
      writer: orca,
      verdict: 'qualifies',
      qualifiesFor: ['print-profile'],
      title: '0.20 mm Strong PETG',
      points: 25,
      publication: 'refused',
    },
    forecast: [
      line('model-first-profile', 5, {
        asked: 5,
        cap: { limit: 150, usedBefore: 5, month: '2026-11' },
        nth: 2,
      }),
    ],
    printer: 'Elegoo Neptune 4 Pro',
  },
  {
    id: 'system',
    name: 'Elegoo PLA @0.4 nozzle.json',
    minutesAgo: 1102,
    row: {
      kind: 'preset',
      writer: elegoo,
      verdict: 'does-not-qualify',
    },
    findings: [
      finding('preset-system', 'info', 'This preset ships with the slicer. Only presets of your own count.'),
    ],
  },
  { id: 'settling', name: 'Cable comb 24-pin.3mf', minutesAgo: 0, row: { state: 'settling' } },
]

/** As core has it: the first thing to mend, or the note that says why not. */
function headlineOf(findings: readonly Finding[], verdict: FileRow['verdict']): FileRow['headline'] {
  const first = findings[0]
  return first && (first.severity !== 'info' || verdict !== 'qualifies')
    ? { code: first.code, message: first.message, ...(first.params && { params: first.params }) }
    : null
}

/** The files of the pictures; `now` makes their times. */
export function fakeFiles(now: Date): readonly FakeFile[] {
  return sketches.map(({ id, name, minutesAgo, row, picture = null, ...rest }) => ({
    row: {
      id,
      name,
      folder: '/home/mara/3D',
      size: 2_340_000,
      seenAt: new Date(now.getTime() - minutesAgo * 60_000).toISOString(),
      state: 'checked',
      kind: null,
      writer: null,
      verdict: null,
      qualifiesFor: [],
      title: null,
      headline: headlineOf(rest.findings ?? [], row.verdict ?? null),
      points: null,
      publication: null,
      earned: null,
      hasThumbnail: picture !== null,
      ...row,
    },
    picture,
    plates: rest.plates ?? 0,
    findings: rest.findings ?? [],
    privacy: rest.privacy ?? [],
    forecast: rest.forecast ?? [],
    printer: rest.printer ?? null,
  }))
}

/** Many more, for a list that must stay smooth. */
export function manyFiles(now: Date, count: number): readonly FakeFile[] {
  const patterns = fakeFiles(now).filter(({ row }) => row.state === 'checked')
  return Array.from({ length: count }, (_, index) => {
    const pattern = patterns[index % patterns.length]
    if (!pattern) throw new Error('no pattern')
    const seenAt = new Date(now.getTime() - index * 240_000).toISOString()
    return {
      ...pattern,
      row: { ...pattern.row, id: `many-${index}`, name: `${index} ${pattern.row.name}`, seenAt },
    }
  })
}

/** A file that was dropped: it is there at once, as a checked project. */
export function droppedFile(file: File, id: string, seenAt: string): FakeFile {
  const [like] = fakeFiles(new Date(seenAt))
  if (!like) throw new Error('there is no sample')
  return {
    ...like,
    row: { ...like.row, id, name: file.name, size: file.size, seenAt, folder: '/media/stick' },
  }
}

export function fakeDetail(file: FakeFile, claims: readonly string[]): FileDetail {
  const { row } = file
  const open = row.publication === null || row.publication === 'refused'
  const canPublish = open && row.verdict === 'qualifies' && row.kind !== 'slicer-config'
  const hasModel = row.qualifiesFor.includes('model-upload')
  const hasProfile = row.qualifiesFor.includes('print-profile')
  return {
    row,
    path: `${row.folder}/${row.name}`,
    handedIn: row.folder === '/media/stick',
    report: row.state === 'checked' || row.state === 'gone' ? fakeReport(file) : null,
    forecast: open ? [...file.forecast] : [],
    forecastAsRepost: open ? file.forecast.filter(({ rule }) => !rule.endsWith('model-upload')) : [],
    draft: canPublish
      ? {
          title: row.title ?? '',
          description: hasModel
            ? 'Planter for 11 cm pots, printed in vase mode without supports. The ripple hides the seam.'
            : '',
          tags: hasModel ? ['planter', 'vase mode', 'no supports'] : [],
          category: hasModel ? 'home' : '',
          licence: hasModel ? 'CC-BY-NC-4.0' : '',
          origin: null,
          remixOf: '',
          profileName: hasProfile ? '0.20 mm Standard, Neptune 4 Pro' : '',
          forModel: null,
          fromFile: hasModel ? ['title', 'description', 'licence', 'profileName'] : ['profileName'],
          publishes: [
            ...(hasModel ? (['model'] as const) : []),
            ...(hasProfile ? (['profile'] as const) : []),
          ],
          knownModel: null,
          models: hasModel ? [] : [{ model: 'm-1', title: 'Honeycomb tray' }],
        }
      : null,
    claims: [...claims],
  }
}

function fakeReport({ row, findings, privacy, plates, printer }: FakeFile): Report {
  const hasModel = row.kind === 'project-3mf' || row.kind === 'plain-3mf'
  return {
    file: row.name,
    size: row.size,
    sha256: 'a'.repeat(64),
    kind: row.kind ?? 'unknown',
    writer: row.writer
      ? { ...row.writer, confidence: 'certain', evidence: ['Metadata/model_settings.config'] }
      : null,
    verdict: row.verdict ?? 'does-not-qualify',
    qualifiesFor: row.qualifiesFor,
    findings: [...findings],
    model:
      hasModel && row.verdict === 'qualifies'
        ? {
            title: row.title,
            designer: 'Mara',
            license: 'CC BY-NC 4.0',
            description: null,
            origin: 'unknown',
            objects: 2,
            vertices: 42_162,
            triangles: 84_320,
            boundingBoxMm: [118, 118, 124],
            volumeMm3: 152_400,
            watertight: true,
            fingerprint: 'b'.repeat(64),
            sketch: null,
          }
        : null,
    profile:
      printer === null || row.kind === 'slicer-config'
        ? null
        : {
            printer,
            process: '0.20 mm Standard',
            nozzleMm: 0.4,
            layerHeightMm: 0.2,
            filaments: [{ type: 'PLA', color: '#C4552B', weightG: 186 }],
            plates: Array.from({ length: plates }, (_, index) => ({
              index: index + 1,
              name: null,
              printTimeS: index === 0 ? 15_120 : 5_700,
              weightG: index === 0 ? 142 : 44,
              thumbnail: `Metadata/plate_${index + 1}.png`,
            })),
          },
    printers:
      row.kind === 'slicer-config'
        ? [{ vendor: 'Elegoo', model: 'Elegoo Neptune 4 Pro', nozzles: ['0.4'] }]
        : [],
    presets:
      row.kind === 'preset'
        ? [{ type: 'process', name: row.title ?? row.name, inherits: '0.20mm Standard @Elegoo' }]
        : [],
    privacy: [...privacy],
    originEvidence: { suggests: 'unknown', reasons: [] },
    preflight: findings
      .filter(({ code }) => code === 'mesh-open')
      .map(({ code }) => ({ code: 'not-manifold', finding: code })),
  }
}
