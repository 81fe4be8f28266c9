/** RFC 4180: fields with separators, quotes or line breaks are quoted, lines end in CRLF; a BOM for spreadsheets first. */
export const csvBegin = '\uFEFF'

export const csvLine = (fields: readonly (string | number)[]): string => `${fields.map(field).join(',')}\r\n`

/** What a spreadsheet would run as a formula, also in its wide forms, is text; a negative number stays one. */
function field(value: string | number): string {
  const text =
    typeof value === 'string' && /^[=+\-@\t\r\n＝＋－＠]/u.test(value) ? `'${value}` : String(value)
  return /[",;\t\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** A table by the names of its columns; what a line says nothing of stays empty. */
export const csvTable = <Column extends string>(columns: readonly Column[]) => ({
  head: csvBegin + csvLine(columns),
  line: (cells: Readonly<Partial<Record<Column, string | number>>>): string =>
    csvLine(columns.map((column) => cells[column] ?? '')),
})
