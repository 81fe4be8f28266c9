import { describe, expect, test } from 'vitest'
import { countPlaywright, countVitest, sum } from '../../../scripts/test/results.mjs'

const vitestTest = (status: string, title: string, ...ancestorTitles: string[]) => ({
  status,
  title,
  ancestorTitles,
})

describe('vitest’s report', () => {
  test('each test counts by its outcome, and what did not run is no pass', () => {
    const report = {
      testResults: [
        {
          status: 'failed',
          assertionResults: [
            vitestTest('passed', 'a'),
            vitestTest('failed', 'b'),
            vitestTest('pending', 'c'),
            vitestTest('todo', 'd'),
          ],
        },
      ],
    }
    expect(countVitest(report)).toMatchObject({ passed: 1, failed: 1, skipped: 2 })
  })

  test('a file that could not be loaded is one failed', () => {
    expect(countVitest({ testResults: [{ status: 'failed', assertionResults: [] }] })).toMatchObject({
      passed: 0,
      failed: 1,
    })
  })

  test('corpus cases are told by the title of the test or of a group around it', () => {
    const assertionResults = [
      vitestTest('passed', 'corpus: boat.3mf'),
      vitestTest('failed', 'is not rejected', 'inspector', 'corpus: must pass'),
      vitestTest('pending', 'corpus: too-large.3mf'),
      vitestTest('passed', 'says where the corpus: is'),
    ]
    expect(countVitest({ testResults: [{ status: 'failed', assertionResults }] })).toMatchObject({
      corpusRan: 2,
      corpusLeftOut: 1,
    })
  })
})

describe('Playwright’s report', () => {
  const spec = (title: string, ...statuses: string[]) => ({
    title,
    tests: statuses.map((status) => ({ status })),
  })

  test('tests are found at every depth, and one that passed at its second try has failed', () => {
    const report = {
      suites: [
        {
          title: 'publish.spec.ts',
          specs: [spec('publishes', 'expected'), spec('resumes', 'flaky')],
          suites: [
            {
              title: 'corpus: project-3mf',
              specs: [spec('boat', 'expected'), spec('ship', 'unexpected', 'skipped')],
            },
          ],
        },
      ],
      errors: [],
    }
    expect(countPlaywright(report)).toEqual({
      passed: 2,
      failed: 2,
      skipped: 1,
      corpusRan: 2,
      corpusLeftOut: 1,
    })
  })

  test('an error outside of every test is a failure', () => {
    expect(countPlaywright({ suites: [], errors: [{ message: 'no config' }] })).toMatchObject({ failed: 1 })
  })
})

test('the totals are the sums', () => {
  const counts = { passed: 1, failed: 2, skipped: 3, corpusRan: 4, corpusLeftOut: 5 }
  expect(sum([counts, counts])).toEqual({ passed: 2, failed: 4, skipped: 6, corpusRan: 8, corpusLeftOut: 10 })
})
