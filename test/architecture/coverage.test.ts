import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { tasksTexts } from '@shared/i18n/messages/tasks'
import { shellTexts } from '@shared/i18n/messages/shell'
import { shippedProgrammes } from '@shared/programme/shipped'
import { testsIn, type WrittenTest } from './titles'

const root = fileURLToPath(new URL('../..', import.meta.url))
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const programmes = shippedProgrammes()
const rules = new Map(programmes.flatMap((one) => one.rules.map((rule) => [rule.id, rule] as const)))
const pages = Object.entries(shellTexts).flatMap(([id, [en]]) => (id.startsWith('nav.') ? [en] : []))

/** A line of a seed as docs/coverage.md has it. */
type Row = {
  readonly seed: string
  readonly line: string
  readonly rule: string
  readonly tests: readonly { readonly file: string; readonly title: string }[]
  readonly seen: readonly string[]
}

/** Every row of the page's tables, under the heading that names the seed. */
function rowsOf(page: string): readonly Row[] {
  let seed = ''
  return page.split('\n').flatMap((text): readonly Row[] => {
    seed = /^## `(.+)`/u.exec(text)?.[1] ?? seed
    const [, line, rule, tests, seen] = /^\| `(.+?)` \| (.+?) \| (.+?) \| (.+?) \|$/u.exec(text) ?? []
    if (line === undefined || rule === undefined || tests === undefined || seen === undefined) return []
    const named = tests.split('<br>').map((one) => {
      const [, file = '', title = ''] = /^`(.+?)`: (.+)$/u.exec(one.trim()) ?? []
      return { file: file.includes('/') ? file : `test/unit/programme/${file}`, title }
    })
    return [{ seed, line, rule, tests: named, seen: seen.split('; ') }]
  })
}

const ids = ({ rule }: Row): readonly string[] => [...rule.matchAll(/`(.+?)`/gu)].map(([, id = '']) => id)
const sentencesOf = (line: string): readonly string[] =>
  line.replace(/^• /u, '').split(/(?<=[.!])\s*(?=[A-Z])/u)

function faultsOf(row: Row, testsOf: (file: string) => readonly WrittenTest[] | null): readonly string[] {
  const faults: string[] = []
  const plain = ['heading', 'page', 'state', 'levels']
  if (ids(row).length === 0 && !plain.includes(row.rule)) faults.push(`is of no known sort: ${row.rule}`)
  for (const id of ids(row)) if (!rules.has(id)) faults.push(`names a rule that is none: ${id}`)
  for (const { file, title } of row.tests) {
    const written = testsOf(file)?.filter((one) => one.title === title)
    if (!written) faults.push(`names a file that is not there: ${file}`)
    else if (written.length === 0) faults.push(`names a test that is not there: ${file}, ${title}`)
    else if (written.some(({ leftOut }) => leftOut)) faults.push(`names a test that is skipped: ${title}`)
  }
  const isNumberAlone = /^\d+$/u.test(row.line)
  if ((ids(row).length > 0 || row.rule === 'levels') && !isNumberAlone) {
    const titles = row.tests.map(({ title }) => title)
    for (const sentence of sentencesOf(row.line)) {
      const promises = /\b\d+\b/u.test(sentence)
      if (promises && !titles.some((title) => title.includes(sentence))) {
        faults.push(`has a number that no title quotes: ${sentence}`)
      }
    }
  }
  for (const place of row.seen) {
    const [page = '', section, task] = place.split(' › ')
    if (!pages.some((name) => name === page || page.startsWith(`${name},`))) {
      faults.push(`is seen on no page of the app: ${place}`)
    }
    const known = (name: string | undefined, names: readonly string[]) =>
      name === undefined || names.some((one) => name === one || name.startsWith(`${one},`))
    if (page !== 'Reward Tasks') continue
    const sections = programmes.flatMap((one) => one.sections.map(({ name }) => name.en))
    const tasks = programmes.flatMap((one) => one.rules.map(({ name }) => name.en))
    if (!known(section, sections) || !known(task, tasks)) faults.push(`is seen in no such task: ${place}`)
  }
  return faults.map((fault) => `\`${row.line}\` ${fault}`)
}

/** All that is wrong with the page, as sentences. */
function faultsIn(page: string, seeds: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const rows = rowsOf(page)
  const known = new Map<string, readonly WrittenTest[] | null>()
  const testsOf = (file: string) => {
    if (!known.has(file)) known.set(file, existsSync(join(root, file)) ? testsIn(read(file)) : null)
    return known.get(file) ?? null
  }
  const named = new Set(rows.flatMap(ids))
  return [
    ...[...seeds].flatMap(([seed, lines]) => {
      const onPage = rows.filter((row) => row.seed === seed).map(({ line }) => line)
      return JSON.stringify(onPage) === JSON.stringify(lines)
        ? []
        : [`${seed} is not there line by line: ${firstDifference(lines, onPage)}`]
    }),
    ...[...rules.keys()].filter((id) => !named.has(id)).map((id) => `no line names the rule ${id}`),
    ...rows.flatMap((row) => faultsOf(row, testsOf)),
  ]
}

function firstDifference(lines: readonly string[], onPage: readonly string[]): string {
  const at = lines.findIndex((line, index) => onPage[index] !== line)
  return at < 0 ? `after its end, ${onPage[lines.length]}` : `line ${at + 1}, ${lines[at]}`
}

/** The seeds where they lie beside the project; else what the page itself says they are. */
function seedsBeside(page: string): ReadonlyMap<string, readonly string[]> {
  const folder = fileURLToPath(new URL('../../../shared/seeds', import.meta.url))
  if (existsSync(folder)) {
    const linesOf = (file: string) =>
      readFileSync(join(folder, file), 'utf8')
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '')
    return new Map(readdirSync(folder).map((file) => [file, linesOf(file)]))
  }
  const rows = rowsOf(page)
  const linesOf = (seed: string) => rows.filter((row) => row.seed === seed).map(({ line }) => line)
  return new Map(rows.map(({ seed }) => [seed, linesOf(seed)]))
}

const page = read('docs/coverage.md')
const seeds = seedsBeside(page)

describe('docs/coverage.md', () => {
  test('has every line of both seeds, every rule, and tests that are there and run', () => {
    expect(faultsIn(page, seeds)).toEqual([])
  })

  test('has as many lines as the seeds, wherever it is read', () => {
    const count = (seed: string) => rowsOf(page).filter((row) => row.seed === seed).length
    expect([count('reward-programme.txt'), count('community-levels.txt')]).toEqual([68, 33])
  })

  const line = '| `+3 points for uploading a physical print photo.` |'
  test.each([
    [
      'a line that was left out',
      (text: string) => text.replace(/^.*`\+3 points for.*\n/mu, ''),
      'reward-programme.txt is not there line by line',
    ],
    [
      'a line with another number',
      (text: string) => text.replace(line, line.replace('3', '4')),
      'reward-programme.txt is not there line by line',
    ],
    [
      'a rule that nothing names',
      (text: string) => text.replaceAll('`badge:superstar`', '`badge:featured`'),
      'no line names the rule badge:superstar',
    ],
    [
      'a rule that is none',
      (text: string) => text.replaceAll('`feedback`', '`feed`'),
      'names a rule that is none: feed',
    ],
    [
      'a file that is not there',
      (text: string) => text.replaceAll('`beginner-tasks.test.ts`', '`gone.test.ts`'),
      'names a file that is not there',
    ],
    [
      'a title that is not there',
      (text: string) => text.replaceAll('of a later comment', 'of an earlier one'),
      'names a test that is not there',
    ],
    [
      'a number that its tests do not quote',
      (text: string) =>
        text.replace('`+2 points for adding a description.`', '`+9 points for adding a description.`'),
      'has a number that no title quotes',
    ],
    [
      'a page that the app has not',
      (text: string) => text.replaceAll('| Reward Tasks › ', '| Rewards › '),
      'is seen on no page of the app',
    ],
  ])('would not pass with %s', (_, change, fault) => {
    const changed = change(page)
    expect(changed).not.toBe(page)
    expect(faultsIn(changed, seeds).some((one) => one.includes(fault))).toBe(true)
  })
})

describe('the tests that the page names', () => {
  test.each([
    ["it.skip('a', () => {})", true],
    ["it.todo('a')", true],
    ["describe.skip('all', () => { it('a', () => {}) })", true],
    ["describe.skipIf(true)('all', () => { it('a', () => {}) })", true],
    ["it.skipIf(true).each([1])('a', () => {})", true],
    ["describe('all', () => { it('a', () => {}) })", false],
  ])('%s', (source, leftOut) => {
    expect(testsIn(source)).toContainEqual({ title: 'a', leftOut })
  })

  test('are known by the titles of their rows, too', () => {
    const titles = testsIn("it.each([['x', 1], ['y', 2]])('%s is %i', () => {})").map(({ title }) => title)
    expect(titles).toEqual(['%s is %i', 'x is 1', 'y is 2'])
  })
})

describe('the seed’s words for what is not a rule are the app’s', () => {
  test('"Reward Tasks", "Redemption Store" and "Transaction History" are pages', () => {
    expect(pages).toEqual(
      expect.arrayContaining(['Reward Tasks', 'Redemption Store', 'Transaction History', 'Badges & Level']),
    )
  })

  test('a task that is done says "Complete"', () => {
    expect(shellTexts['state.complete'][0]).toBe('Complete')
  })

  test('the tasks that are about others and about the team say on their cards how to do them', () => {
    const card = read('src-renderer/pages/reward-tasks/task-action.tsx')
    const said = ['tasks.reviewAPrint', 'tasks.sendFeedback'] as const
    for (const id of said) expect(card).toContain(`'${id}'`)
    expect(said.map((id) => tasksTexts[id][0])).toEqual(['Find a model to review', 'Send feedback'])
  })
})
