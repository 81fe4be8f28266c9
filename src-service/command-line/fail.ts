/** What a command that could not run ends with. */
const couldNotRun = 3

/** Says why a command could not run; gives the exit status. */
export function fail(sentence: string): number {
  process.stderr.write(`${sentence}\n`)
  return couldNotRun
}
