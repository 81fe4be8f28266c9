// `npm run fuzz -- [--minutes N] [--seed S] [--target T]...`: looks for files that the inspector cannot bear.
import { parseArgs } from 'node:util'
import { ensureDependencies } from './setup/dependencies.mjs'
import { callerFolder } from './setup/caller.mjs'
import { checkNode } from './setup/node-version.mjs'
import { inCache, inRoot, root } from './setup/paths.mjs'
import { run } from './setup/processes.mjs'
import { buildPrograms } from './setup/program.mjs'
import { runScript, step, Stop } from './setup/say.mjs'
import { findCorpus } from './test/corpus.mjs'

const programs = { run: 'test/fuzz/run.ts', 'judge-process': 'test/fuzz/judge-process.ts' }
const targets = ['package', 'model', 'xml', 'json', 'lines', 'gcode']
const help = `npm run fuzz -- [--minutes N] [--seed S] [--target ${targets.join('|')}]...

Changes files by what they are made of and looks for one over which the inspector throws, hangs, grows, says two
different things, or leaves something private in the copy. What it finds is made small, kept under test/fuzz/found/
and tried again by every test run. Status 1 where something was found.
`

/** @param {string | undefined} text @param {string} name @param {number} usual */
function positive(text, name, usual) {
  const value = text === undefined ? usual : Number(text)
  if (!(value > 0)) throw new Stop(`--${name} is a number above 0, not ${String(text)}.`)
  return value
}

function readOptions() {
  try {
    return parseArgs({
      options: {
        minutes: { type: 'string' },
        seed: { type: 'string' },
        target: { type: 'string', multiple: true },
        help: { type: 'boolean' },
      },
    }).values
  } catch (cause) {
    throw new Stop(`${cause instanceof Error ? cause.message : String(cause)}\n\n${help}`)
  }
}

await runScript(async () => {
  checkNode()
  const values = readOptions()
  if (values.help === true) {
    process.stdout.write(help)
    return 0
  }
  const unknown = (values.target ?? []).filter((name) => !targets.includes(name))
  if (unknown.length > 0)
    throw new Stop(`There is no target ${unknown.join(', ')}; there is ${targets.join(', ')}.`)
  const options = {
    minutes: positive(values.minutes, 'minutes', 1),
    seed: positive(values.seed, 'seed', 1),
    targets: values.target ?? targets,
    corpus: findCorpus(process.env['FIRSTLAYER_CORPUS'], callerFolder('fuzz'), root) ?? null,
    found: inRoot('test', 'fuzz', 'found'),
  }
  await ensureDependencies()
  await step('Building the fuzzer', () => buildPrograms(programs, inCache('fuzz')))
  const { status } = await run(process.execPath, [inCache('fuzz', 'run.mjs'), JSON.stringify(options)], {
    stdout: true,
  })
  return status
})
