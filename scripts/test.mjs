import { ensureBuild } from './setup/build.mjs'
import { callerFolder } from './setup/caller.mjs'
import { ensureDependencies } from './setup/dependencies.mjs'
import { ensureDisplay, hasDisplay } from './setup/display.mjs'
import { electronEnvironment, ensureElectron } from './setup/electron-runtime.mjs'
import { checkNode } from './setup/node-version.mjs'
import { root } from './setup/paths.mjs'
import { runScript, say, Stop } from './setup/say.mjs'
import { ensureSystemLibraries } from './setup/system-libraries.mjs'
import { findCorpus } from './test/corpus.mjs'
import { nothing, sum } from './test/results.mjs'
import { runChecks } from './test/run-checks.mjs'
import { runPlaywright, runVitest } from './test/run-tests.mjs'
import { help, readTestOptions } from './test/test-options.mjs'

/** @typedef {import('./test/results.mjs').Counts} Counts */
/** @typedef {{ name: string, counts: Counts, seconds: number }} StageResult */

const print = (/** @type {string} */ text) => void process.stdout.write(`${text}\n`)
const heading = (/** @type {string} */ text) => {
  print(`\n== ${text}`)
}

/**
 * @param {string} name
 * @param {() => Promise<Counts>} work
 * @returns {Promise<StageResult>}
 */
async function stage(name, work) {
  heading(name)
  const start = Date.now()
  const counts = await work()
  return { name, counts, seconds: (Date.now() - start) / 1000 }
}

async function buildStage() {
  try {
    await ensureBuild()
    return nothing()
  } catch (error) {
    if (!(error instanceof Stop)) throw error
    say(error.message)
    return { ...nothing(), failed: 1 }
  }
}

async function checkStages() {
  const results = await runChecks(({ name, what, output }) => {
    heading(`${name} (${what})`)
    print(output.trimEnd())
  })
  return results.map(({ name, passed, seconds }) => ({
    name,
    counts: { ...nothing(), failed: passed ? 0 : 1 },
    seconds,
  }))
}

/**
 * @param {readonly StageResult[]} results
 * @param {string | undefined} corpus
 * @param {boolean} whole whether everything was to run
 */
function summarise(results, corpus, whole) {
  heading('summary')
  for (const { name, counts, seconds } of results) {
    const verdict = counts.failed === 0 ? 'passed' : 'FAILED'
    const tests = counts.passed + counts.failed + counts.skipped
    const detail = tests > 1 ? `, ${counts.passed} of ${tests} tests` : ''
    print(`${verdict}  ${name}${detail}, ${seconds.toFixed(0)} s`)
  }
  const total = sum(results.map(({ counts }) => counts))
  if (total.skipped > 0) print(`${total.skipped} tests did not run.`)
  print(
    corpus === undefined
      ? `Corpus: ${total.corpusRan} cases ran and all others did not: there is no ../shared/corpus, and FIRSTLAYER_CORPUS names none.`
      : `Corpus: ${total.corpusRan} cases ran, ${total.corpusLeftOut} did not (${corpus}).`,
  )
  if (whole && corpus !== undefined && total.corpusRan === 0) {
    print('FAILED  the corpus is there and no case of it ran')
    total.failed += 1
  }
  print(`${total.passed} passed, ${total.failed} failed`)
  return total.failed === 0 ? 0 : 1
}

await runScript(async () => {
  const read = readTestOptions(process.argv.slice(2))
  if (!read.ok) throw new Stop(`${read.reason}; npm test -- --help says what there is.`)
  const { options } = read
  if (options.help) {
    process.stdout.write(help)
    return 0
  }
  checkNode()
  // Colours are for a terminal; the runners would also write them into a log of continuous integration.
  if (!process.stdout.isTTY) process.env['NO_COLOR'] ??= '1'
  const corpus = findCorpus(process.env['FIRSTLAYER_CORPUS'], callerFolder('test'), root)
  await ensureDependencies()
  const runsTests = options.stages.some((name) => name !== 'check')
  if (!runsTests) return summarise(await checkStages(), corpus, false)

  await ensureSystemLibraries({ needsXvfb: !hasDisplay(process.env) })
  const runtime = await ensureElectron()
  const display = await ensureDisplay()
  try {
    const env = {
      ...process.env,
      ...electronEnvironment(runtime),
      ...display.env,
      ...(corpus === undefined ? {} : { FIRSTLAYER_CORPUS: corpus }),
    }
    const selection = { name: options.name, paths: options.paths, env }
    /** @type {StageResult[]} */
    const results = []
    if (options.stages.includes('check')) results.push(...(await checkStages()))
    results.push(await stage('build', buildStage))
    if (options.stages.includes('unit'))
      results.push(await stage('tests without a window', () => runVitest(selection)))
    if (options.stages.includes('e2e'))
      results.push(await stage('end-to-end tests', () => runPlaywright(selection)))
    return summarise(results, corpus, process.argv.length === 2)
  } finally {
    display.close()
  }
})
