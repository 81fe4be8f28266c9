import type { ClaimBody } from '@shared/claims/claim'
import type { ConfiguredPrinter, Report } from '@shared/inspect/report'
import type { SlicerKind } from './catalogue'

type PrinterBody = Extract<ClaimBody, { kind: 'printer' }>

/** The set-up of a printer in an accepted slicer; null for a slicer that does not count, or without printers. */
export function printerClaim(
  kind: SlicerKind,
  version: string | null,
  printers: readonly ConfiguredPrinter[],
): PrinterBody | null {
  const [printer] = printers
  if (kind.family === 'other' || !printer) return null
  return {
    kind: 'printer',
    slicer: kind.name,
    slicerVersion: version,
    vendor: printer.vendor,
    model: printer.model,
    nozzles: [...printer.nozzles],
  }
}

/** A machine preset of the member's own says the same as a printer chosen in the slicer. */
export function printerOf(report: Report): PrinterBody | null {
  if (!report.qualifiesFor.includes('setup-printer')) return null
  const preset = report.presets.find(({ type }) => type === 'machine')
  const [printer] = report.printers
  const model = printer?.model ?? preset?.name
  if (model === undefined || model.trim() === '') return null
  return {
    kind: 'printer',
    slicer: report.writer?.application ?? 'OrcaSlicer',
    slicerVersion: report.writer?.version ?? null,
    vendor: printer?.vendor || 'Custom',
    model: model.slice(0, 200),
    nozzles: [...(printer?.nozzles ?? [])],
  }
}
