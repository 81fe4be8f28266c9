import { resolve } from 'node:path'

export const help = `npm start [-- OPTIONS] [FILE ...]

Sets up what this machine lacks, builds what is stale, and opens Firstlayer.

  --demo           a throw-away profile and a folder of generated sample exports, to look around
  --once           with --demo: ends by itself, with status 0 once the sample's points are confirmed,
                   with 1 and the reason if they are not within two minutes
  --profile DIR    where the app keeps its data, instead of the usual folder of this user
  --help           this text

Anything else goes to the app as it is; a FILE is inspected as if it had been dropped on the window.
`

/**
 * The app's own arguments out of those of \`npm start\`. Paths count from where the command was given, which is not
 * where the app runs.
 * @param {readonly string[]} args
 * @param {string} from
 * @returns {{ ok: true, help: boolean, appArguments: string[] } | { ok: false, reason: string }}
 */
export function readStartOptions(args, from) {
  /** @type {string[]} */
  const appArguments = []
  for (let index = 0; index < args.length; index += 1) {
    const argument = /** @type {string} */ (args[index])
    if (argument === '--help' || argument === '-h') return { ok: true, help: true, appArguments: [] }
    if (argument === '--profile' || argument.startsWith('--profile=')) {
      const folder = argument === '--profile' ? args[(index += 1)] : argument.slice('--profile='.length)
      if (folder === undefined || folder === '' || folder.startsWith('--')) {
        return { ok: false, reason: '--profile needs the folder after it' }
      }
      appArguments.push(`--profile=${resolve(from, folder)}`)
    } else {
      appArguments.push(
        argument.startsWith('-') || argument.includes('://') ? argument : resolve(from, argument),
      )
    }
  }
  if (appArguments.includes('--once') && !appArguments.includes('--demo')) {
    return { ok: false, reason: '--once belongs to --demo' }
  }
  return { ok: true, help: false, appArguments }
}
