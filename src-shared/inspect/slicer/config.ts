import { field, isJsonObject, textField } from '../json/guarded'
import type { InspectLimits } from '../limits'
import type { ConfiguredPrinter, Writer } from '../report'
import { plainText } from '../text/plain-text'

/** `OrcaSlicer.conf` and its like (docs: slicer-formats.md a.3). Only these keys are ever read: the rest holds secrets. */
export type SlicerConfig = { readonly writer: Writer; readonly printers: readonly ConfiguredPrinter[] }

const MAX_PRINTERS = 1000
const CHECKSUM_TAIL = /\n# MD5 checksum [0-9A-F]{32}\r?\n?$/

/** On Windows a checksum line follows the closing brace: the JSON is everything up to the last one. */
export function withoutChecksum(text: string): string {
  const match = CHECKSUM_TAIL.exec(text.slice(-80))
  return match === null ? text : text.slice(0, text.lastIndexOf('}') + 1)
}

const clean = (value: unknown, limits: InspectLimits) =>
  typeof value === 'string' ? plainText(value, limits.nameChars) : ''

/** `0.4;0.6`, or with quotes where a name has spaces: `"0.4 HF";"0.6"`. */
function variants(text: string): string[] {
  return text
    .split(';')
    .map((variant) =>
      variant
        .trim()
        .replace(/^"(.*)"$/, '$1')
        .replace(/\\(.)/g, '$1'),
    )
    .filter((variant) => variant !== '')
}

function readPrinter(value: unknown, limits: InspectLimits): ConfiguredPrinter | null {
  if (!isJsonObject(value)) return null
  const vendor = clean(field(value, 'vendor'), limits)
  const model = clean(field(value, 'model'), limits)
  const nozzles = variants(clean(field(value, 'nozzle_diameter'), limits))
  return vendor === '' || model === '' ? null : { vendor, model, nozzles }
}

export function readSlicerConfig(value: unknown, limits: InspectLimits): SlicerConfig | null {
  if (!isJsonObject(value)) return null
  const header = textField(value, 'header')
  const app = field(value, 'app')
  const models = field(value, 'models')
  if (!isJsonObject(app) || (header === null && !Array.isArray(models))) return null
  const said = /^(\S.*?) v?(\d[\w.+-]*)$/.exec(plainText(header ?? '', limits.nameChars))
  const writer: Writer =
    said === null
      ? {
          application: plainText(header ?? '', 100) || 'unknown',
          version: null,
          confidence: 'unknown',
          evidence: [],
        }
      : {
          application: said[1] ?? '',
          version: said[2] ?? null,
          confidence: 'certain',
          evidence: [`header ${said[0]}`],
        }
  const list: readonly unknown[] = Array.isArray(models) ? models.slice(0, MAX_PRINTERS) : []
  return {
    writer,
    printers: list.map((entry) => readPrinter(entry, limits)).filter((printer) => printer !== null),
  }
}
