// `npm run bench -- NAME`: measures one thing, prints the figures and keeps them in bench/results/.
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { ensureBuild } from './setup/build.mjs'
import { ensureDependencies } from './setup/dependencies.mjs'
import { ensureDisplay, hasDisplay } from './setup/display.mjs'
import { electronEnvironment, ensureElectron } from './setup/electron-runtime.mjs'
import { checkNode } from './setup/node-version.mjs'
import { inCache, inRoot, root } from './setup/paths.mjs'
import { run } from './setup/processes.mjs'
import { buildPrograms } from './setup/program.mjs'
import { runScript, step, Stop } from './setup/say.mjs'
import { ensureSystemLibraries } from './setup/system-libraries.mjs'

/** @typedef {{ name: string, value: number, unit: string, atMost: number | null, atLeast?: number }} Figure */
/** @typedef {{ title: string, head: readonly string[], rows: readonly (readonly string[])[] }} Table */
/** @typedef {{ about: string, figures: readonly Figure[], tables?: readonly Table[] }} Report */

const names = readdirSync(inRoot('bench'), { withFileTypes: true })
  .map(({ name }) => name)
  .filter((name) => existsSync(inRoot('bench', name, 'run.ts')))

/** Those that open the app's window. */
const inWindow = ['app', 'frames']

/** Programs that a benchmark starts, built beside it. */
const beside = new Map([['service', { service: 'src-service/server.ts' }]])

/** @param {string} name */
async function measured(name) {
  const program = ['--expose-gc', inCache('bench', name, 'run.mjs')]
  if (!inWindow.includes(name)) return run(process.execPath, program, { capture: true })
  await ensureSystemLibraries({ needsXvfb: !hasDisplay(process.env) })
  const runtime = await ensureElectron()
  await ensureBuild()
  const display = await ensureDisplay()
  try {
    const env = { ...process.env, ...electronEnvironment(runtime), ...display.env }
    return await run(process.execPath, program, { capture: true, env, cwd: root })
  } finally {
    display.close()
  }
}

/** @param {number} value */
const number = (value) => value.toLocaleString('en-GB', { maximumSignificantDigits: 3 })

/** @param {Figure} figure */
const row = ({ name, value, unit, atMost, atLeast }) => {
  const targets = [
    ...(atMost === null ? [] : [{ text: `at most ${number(atMost)} ${unit}`, met: value <= atMost }]),
    ...(atLeast === undefined
      ? []
      : [{ text: `at least ${number(atLeast)} ${unit}`, met: value >= atLeast }]),
  ]
  const target = targets.map(({ text }) => text).join(', ')
  const verdict = targets.length === 0 ? '' : targets.every(({ met }) => met) ? 'met' : 'missed'
  return `| ${name} | ${number(value)} ${unit} | ${target} | ${verdict} |`
}

/** @param {readonly string[]} cells */
const line = (cells) => `| ${cells.join(' | ')} |`

/** @param {Table} table */
const section = ({ title, head, rows }) => [
  '',
  `## ${title}`,
  '',
  line(head),
  line(head.map(() => '---')),
  ...rows.map(line),
]

/** @param {string} name @param {Report} report */
function page(name, report) {
  const machine = `${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${String(cpus().length)} cores, Node ${process.versions.node}`
  return [
    `# ${name}`,
    '',
    `\`npm run bench -- ${name}\` on ${new Date().toISOString().slice(0, 10)}: ${machine}`,
    '',
    `${report.about}.`,
    '',
    '| figure | measured | target | |',
    '|---|---|---|---|',
    ...report.figures.map(row),
    ...(report.tables ?? []).flatMap(section),
    '',
  ].join('\n')
}

await runScript(async () => {
  checkNode()
  const [name] = process.argv.slice(2)
  if (name === undefined || !names.includes(name))
    throw new Stop(`Which benchmark? There is: ${names.join(', ')}.`)
  await ensureDependencies()
  await step(`Building the benchmark ${name}`, () =>
    buildPrograms({ run: `bench/${name}/run.ts`, ...beside.get(name) }, inCache('bench', name)),
  )
  const { status, output } = await step(`Measuring ${name}`, () => measured(name))
  if (status !== 0) throw new Stop(`The benchmark ${name} ended with status ${String(status)}:\n${output}`)
  const text = page(name, JSON.parse(output.trim().split('\n').at(-1) ?? ''))
  mkdirSync(inRoot('bench', 'results'), { recursive: true })
  writeFileSync(inRoot('bench', 'results', `${name}.md`), text)
  process.stdout.write(text)
  return 0
})
