import { ensureBuild } from './setup/build.mjs'
import { callerFolder } from './setup/caller.mjs'
import { ensureDependencies } from './setup/dependencies.mjs'
import { ensureDisplay, hasDisplay } from './setup/display.mjs'
import { electronEnvironment, ensureElectron } from './setup/electron-runtime.mjs'
import { checkNode } from './setup/node-version.mjs'
import { root } from './setup/paths.mjs'
import { runApp } from './setup/run-app.mjs'
import { runScript, say, Stop } from './setup/say.mjs'
import { help, readStartOptions } from './setup/start-options.mjs'
import { ensureSystemLibraries } from './setup/system-libraries.mjs'

/** Chromium refuses to start as root with its own sandbox; nothing but this script ever switches that off. */
function sandboxArguments() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return []
  say(
    "This is root, so Chromium's own sandbox is off (--no-sandbox); start Firstlayer as an ordinary user to have it.",
  )
  return ['--no-sandbox']
}

await runScript(async () => {
  const options = readStartOptions(process.argv.slice(2), callerFolder('start'))
  if (!options.ok) throw new Stop(`${options.reason}; npm start -- --help says what there is.`)
  if (options.help) {
    process.stdout.write(help)
    return 0
  }
  checkNode()
  await ensureDependencies()
  await ensureSystemLibraries({ needsXvfb: !hasDisplay(process.env) })
  const runtime = await ensureElectron()
  await ensureBuild()
  const display = await ensureDisplay()
  try {
    return await runApp({
      executable: runtime.executable,
      args: [...sandboxArguments(), root, ...options.appArguments],
      cwd: root,
      env: { ...process.env, ...electronEnvironment(runtime), ...display.env },
    })
  } finally {
    display.close()
  }
})
