import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { electronPath, projectFolder } from './launch'

/** Starts the app once more over a profile; how that start ended: its status, or the signal that ended it. */
export async function startAgain(
  profile: string,
  ...args: string[]
): Promise<number | NodeJS.Signals | null> {
  const again = spawn(electronPath(), ['--no-sandbox', projectFolder, '--profile', profile, ...args], {
    stdio: 'ignore',
  })
  const [status, signal] = (await once(again, 'exit')) as [number | null, NodeJS.Signals | null]
  return status ?? signal
}
