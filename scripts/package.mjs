// `npm run package`: makes the installers of this system from electron-builder.yml, into `dist/`.
import { dirname } from 'node:path'
import { ensureBuild } from './setup/build.mjs'
import { ensureDependencies } from './setup/dependencies.mjs'
import { electronEnvironment, ensureElectron } from './setup/electron-runtime.mjs'
import { checkNode } from './setup/node-version.mjs'
import { inRoot, root } from './setup/paths.mjs'
import { run } from './setup/processes.mjs'
import { runScript, say, Stop } from './setup/say.mjs'

const help = `npm run package -- [options]

  --dir          the unpacked app alone, without installers
  --output DIR   where to, instead of dist
  --help         this
`

/** @param {readonly string[]} given */
function readOptions(given) {
  const options = { dir: false, help: false, output: 'dist' }
  for (let at = 0; at < given.length; at += 1) {
    const word = given[at]
    const value = given[at + 1]
    if (word === '--dir') options.dir = true
    else if (word === '--help') options.help = true
    else if (word === '--output' && value !== undefined) {
      options.output = value
      at += 1
    } else throw new Stop(`${String(word)} is no option; npm run package -- --help says what there is.`)
  }
  return options
}

await runScript(async () => {
  const { dir, output, help: wanted } = readOptions(process.argv.slice(2))
  if (wanted) {
    process.stdout.write(help)
    return 0
  }
  checkNode()
  await ensureDependencies()
  const runtime = await ensureElectron()
  await ensureBuild()
  if (!runtime.pinned) {
    say(
      `This is made with Electron ${runtime.version}, which only stands in for the pinned one: never hand it out.`,
    )
    if (!dir)
      throw new Stop('Installers are made with the pinned Electron alone; --dir makes the app to try here.')
  }
  const args = ['--config', 'electron-builder.yml', `-c.directories.output=${output}`]
  if (dir) args.push('--dir')
  if (!runtime.pinned) {
    args.push(`-c.electronDist=${dirname(runtime.executable)}`, `-c.electronVersion=${runtime.version}`)
  }
  const { status } = await run(
    process.execPath,
    [inRoot('node_modules', 'electron-builder', 'cli.js'), ...args],
    {
      cwd: root,
      env: { ...process.env, ...electronEnvironment(runtime) },
    },
  )
  return status
})
