/** What cannot be had, in one sentence that says what to do. The scripts print it without a stack. */
export class Stop extends Error {}

/**
 * One line of progress. It goes to standard error, because standard output belongs to the program that is being started.
 * @param {string} text
 */
export const say = (text) => {
  process.stderr.write(`firstlayer: ${text}\n`)
}

/**
 * Says what is being done, a sign of life every ten seconds, and how long it took.
 * @template T
 * @param {string} what
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(what, work) {
  const start = Date.now()
  const seconds = () => `${((Date.now() - start) / 1000).toFixed(0)} s`
  say(`${what} …`)
  const alive = setInterval(() => {
    say(`  still at it, ${seconds()}`)
  }, 10_000)
  try {
    const value = await work()
    say(`  done in ${seconds()}`)
    return value
  } finally {
    clearInterval(alive)
  }
}

/**
 * The edge of a script: what is expected to go wrong ends with its sentence, a bug with its message
 * (and its stack when FIRSTLAYER_DEBUG is set).
 * @param {() => Promise<number>} body gives the exit status
 * @param {number} [failure] the status when it could not
 */
export async function runScript(body, failure = 1) {
  try {
    process.exitCode = await body()
  } catch (error) {
    process.exitCode = failure
    say(error instanceof Error ? error.message : String(error))
    if (error instanceof Stop) return
    if (process.env['FIRSTLAYER_DEBUG'] === undefined) {
      say('That was not expected; set FIRSTLAYER_DEBUG=1 to see where it happened.')
    } else {
      console.error(error)
    }
  }
}
