import type { Log } from '@core/ports'

/** For whoever started the app from a terminal: what it sees, as it sees it. */
export function createTerminalReport(write: (line: string) => void): Log {
  return (event, details = {}) => {
    const values = Object.entries(details).map(([name, value]) => `${name}=${String(value)}`)
    write(`${[event, ...values].join(' ')}\n`)
  }
}
