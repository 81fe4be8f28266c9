/**
 * What a run of tests came to. `corpusRan` and `corpusLeftOut` count the cases over real files: tests with a title,
 * of their own or of a group around them, that starts with `corpus:`.
 * @typedef {{ passed: number, failed: number, skipped: number, corpusRan: number, corpusLeftOut: number }} Counts
 */

/** @returns {Counts} */
export const nothing = () => ({ passed: 0, failed: 0, skipped: 0, corpusRan: 0, corpusLeftOut: 0 })

/** @param {readonly string[]} titles */
const isCorpusCase = (titles) => titles.some((title) => title.startsWith('corpus:'))

/**
 * @param {Counts} counts
 * @param {'passed' | 'failed' | 'skipped'} outcome
 * @param {readonly string[]} titles
 */
function count(counts, outcome, titles) {
  counts[outcome] += 1
  if (!isCorpusCase(titles)) return
  if (outcome === 'skipped') counts.corpusLeftOut += 1
  else counts.corpusRan += 1
}

/**
 * @typedef {{ status: string, title: string, ancestorTitles: string[] }} VitestTest
 * @typedef {{ testResults: { status: string, assertionResults: VitestTest[] }[] }} VitestReport
 */

/**
 * A file that could not even be loaded holds no test that failed; it counts as one.
 * @param {VitestReport} report
 */
export function countVitest(report) {
  const counts = nothing()
  for (const file of report.testResults) {
    for (const { status, title, ancestorTitles } of file.assertionResults) {
      count(counts, status === 'passed' || status === 'failed' ? status : 'skipped', [
        ...ancestorTitles,
        title,
      ])
    }
    const hasFailed = file.assertionResults.some(({ status }) => status === 'failed')
    if (file.status === 'failed' && !hasFailed) counts.failed += 1
  }
  return counts
}

/**
 * @typedef {{ title: string, tests: { status: string }[] }} PlaywrightSpec
 * @typedef {{ title: string, specs?: PlaywrightSpec[], suites?: PlaywrightSuite[] }} PlaywrightSuite
 * @typedef {{ suites: PlaywrightSuite[], errors: unknown[] }} PlaywrightReport
 */

/**
 * A test that passed only at a second try is a failed one.
 * @param {PlaywrightReport} report
 */
export function countPlaywright(report) {
  const counts = nothing()
  /** @param {PlaywrightSuite} suite @param {readonly string[]} above */
  const visit = (suite, above) => {
    const titles = [...above, suite.title]
    for (const spec of suite.specs ?? []) {
      for (const { status } of spec.tests) {
        const outcome = status === 'expected' ? 'passed' : status === 'skipped' ? 'skipped' : 'failed'
        count(counts, outcome, [...titles, spec.title])
      }
    }
    for (const inner of suite.suites ?? []) visit(inner, titles)
  }
  for (const suite of report.suites) visit(suite, [])
  counts.failed += report.errors.length
  return counts
}

/**
 * @param {readonly Counts[]} all
 * @returns {Counts}
 */
export function sum(all) {
  const total = nothing()
  for (const counts of all) {
    total.passed += counts.passed
    total.failed += counts.failed
    total.skipped += counts.skipped
    total.corpusRan += counts.corpusRan
    total.corpusLeftOut += counts.corpusLeftOut
  }
  return total
}
