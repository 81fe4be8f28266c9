/** Runs what it is given one after the other, each when the one before has ended, well or badly. */
export function inTurn(): <T>(work: () => Promise<T>) => Promise<T> {
  let before: Promise<unknown> = Promise.resolve()
  return (work) => {
    const run = before.then(work)
    before = run.catch(() => undefined)
    return run
  }
}
