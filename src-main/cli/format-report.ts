import type { Finding, Report } from '@shared/inspect/report'
import { plainText } from '@shared/inspect/text/plain-text'
import type { CliIo } from './io'
import { paintFor, wrap, type Paint } from './paint'
import { createAppIntl, translator } from '@shared/i18n/intl'
import { findingText } from '@shared/i18n/finding-text'
import { originReasonText, preflightText } from '@shared/i18n/preflight-text'

/** A report for people. JSON is for programs. */
const verdictWords = {
  qualifies: ['green', 'Qualifies'],
  'does-not-qualify': ['yellow', 'Not yet'],
  rejected: ['red', "Can't be read"],
} as const
const kindWords: Readonly<Record<Report['kind'], string>> = {
  'project-3mf': 'project',
  'sliced-3mf': 'sliced 3MF',
  'plain-3mf': '3MF',
  preset: 'preset',
  'preset-bundle': 'preset bundle',
  gcode: 'G-code',
  'slicer-config': "slicer's configuration",
  unknown: 'unknown kind of file',
}
const qualificationWords = {
  'model-upload': 'model upload',
  'print-profile': 'print profile',
  'setup-printer': 'printer set-up',
} as const
const severityMarks = { error: ['red', '✕'], warning: ['yellow', '!'], info: ['dim', 'i'] } as const

const LABEL = 10

const number = (value: number, digits = 0) =>
  value.toLocaleString('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits })

function duration(seconds: number): string {
  const minutes = Math.round(seconds / 60)
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}

function size(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`
  return bytes < 1e6 ? `${number(bytes / 1000, 1)} kB` : `${number(bytes / 1e6, 1)} MB`
}

function writerText({ writer }: Report): string {
  if (writer === null) return ''
  const version = writer.version === null ? '' : ` ${writer.version}`
  return writer.confidence === 'certain'
    ? `${writer.application}${version}`
    : `${writer.application}${version} (${writer.confidence})`
}

function modelText({ model }: Report): string {
  if (model === null) return ''
  const box = model.boundingBoxMm?.map((side) => number(side, 1)).join(' × ')
  const parts = [
    model.title ?? '',
    `${number(model.objects)} ${model.objects === 1 ? 'object' : 'objects'}`,
    `${number(model.triangles)} triangles`,
    box === undefined ? '' : `${box} mm`,
    model.volumeMm3 === null ? '' : `${number(model.volumeMm3 / 1000, 1)} cm³`,
    model.watertight === true ? 'closed' : '',
  ]
  return parts.filter((part) => part !== '').join(', ')
}

function profileText({ profile }: Report): string {
  if (profile === null) return ''
  const time = profile.plates.reduce((sum, { printTimeS }) => sum + (printTimeS ?? 0), 0)
  const weight = profile.plates.reduce((sum, { weightG }) => sum + (weightG ?? 0), 0)
  const filaments = [...new Set(profile.filaments.map(({ type }) => type).filter((type) => type !== null))]
  const parts = [
    profile.process ?? '',
    profile.printer ?? '',
    profile.layerHeightMm === null ? '' : `${profile.layerHeightMm} mm layers`,
    filaments.join(' and '),
    time > 0 ? duration(time) : '',
    weight > 0 ? `${number(weight, 1)} g` : '',
  ]
  return parts.filter((part) => part !== '').join(', ')
}

/** Which limit it is about, and how to raise it. */
function limitText({ params }: Finding): string {
  const { limitName, limitValue, found } = params ?? {}
  if (limitName === undefined) return ''
  return `The limit ${limitName} is ${number(Number(limitValue))} and the file has ${number(Number(found))}; --limit ${limitName}=NUMBER raises it.`
}

function findingLine(finding: Finding, paint: Paint, io: CliIo): string {
  const [style, mark] = severityMarks[finding.severity]
  const where = [finding.part ?? '', finding.at ?? ''].filter((part) => part !== '').join(' at ')
  const { title, why, mend } = findingText(finding, t)
  const said = [`${plainText(title, 400)}.`, why ?? '', mend ?? '', limitText(finding)]
    .filter((part) => part !== '')
    .join(' ')
  const text = where === '' ? said : `${said} (${where})`
  return `  ${paint(style, mark)} ${wrap(text, 4, io.columns)}\n`
}

const t = translator(createAppIntl('en'))

function originText({ originEvidence: { suggests, reasons } }: Report): string {
  if (reasons.length === 0) return ''
  const why = reasons.map((reason) => plainText(originReasonText(reason, t), 300)).join('; ')
  return `${t('origin.suggests', { origin: suggests })}: it ${why}`
}

/** What to look at before publishing; what is a finding too was said above. */
function preflightLines({ preflight }: Report, io: CliIo): readonly string[] {
  const items = preflight.filter(({ finding }) => finding === null)
  if (items.length === 0) return []
  return [
    `  ${t('preflight.title')}:\n`,
    ...items.map((item) => {
      const { title, mend } = preflightText(item, t)
      return `  - ${wrap(`${plainText(title, 300)}. ${mend}`, 4, io.columns)}\n`
    }),
  ]
}

/** A path fit for the terminal: a file name can hold line ends and terminal codes. */
export const printablePath = (path: string): string => plainText(path, 4096).replace(/[\t\n]/gu, ' ')

function verdictText({ verdict, qualifiesFor }: Report, paint: Paint): string {
  const [style, words] = verdictWords[verdict]
  const worth = qualifiesFor.map((qualification) => qualificationWords[qualification]).join(' and ')
  return paint(style, worth === '' ? words : `${words}: ${worth}`)
}

/** The report on one line: the verdict, what the file is, and what keeps it back. */
export function formatReportLine(report: Report, io: CliIo): string {
  const paint = paintFor(io)
  const why = report.verdict === 'qualifies' ? undefined : report.findings[0]?.message
  const what = [kindWords[report.kind], writerText(report), why ?? ''].filter((part) => part !== '')
  return `${verdictText(report, paint)}  ${paint('bold', printablePath(report.file))}  ${what.join(', ')}\n`
}

export function formatReport(report: Report, io: CliIo): string {
  const paint = paintFor(io)
  const row = (label: string, text: string) =>
    text === '' ? '' : `  ${paint('dim', label.padEnd(LABEL))}${wrap(text, LABEL + 2, io.columns)}\n`
  const privacy = [...new Set(report.privacy.map(({ key, part }) => `${key} in ${part}`))]
  return [
    `${paint('bold', printablePath(report.file))}  ${verdictText(report, paint)}\n`,
    row('kind', `${kindWords[report.kind]}, ${size(report.size)}`),
    row('writer', writerText(report)),
    row('model', modelText(report)),
    row('profile', profileText(report)),
    row('printers', report.printers.map(({ model, nozzles }) => [model, ...nozzles].join(' ')).join(', ')),
    row('presets', report.presets.map(({ type, name }) => `${name} (${type})`).join(', ')),
    row('origin', originText(report)),
    row('private', privacy.length === 0 ? '' : `${privacy.join(', ')}. Taken out of the copy that is sent.`),
    ...report.findings.map((finding) => findingLine(finding, paint, io)),
    ...preflightLines(report, io),
    '\n',
  ].join('')
}
