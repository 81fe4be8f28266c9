import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from './harness/fixtures'
import { projectFolder } from './harness/launch'

function npmStart(args: readonly string[], env: NodeJS.ProcessEnv = process.env) {
  const npm = spawn('npm', ['start', '--', ...args], {
    cwd: projectFolder,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    env,
  })
  let said = ''
  npm.stdout.on('data', (text: Buffer) => (said += text.toString()))
  npm.stderr.on('data', (text: Buffer) => (said += text.toString()))
  return { npm, ended: once(npm, 'close'), said: () => said }
}

test('npm start -- --demo --once confirms the sample’s points and ends by itself with status 0', async () => {
  test.setTimeout(200_000)
  const { ended, said } = npmStart(['--demo', '--once'])
  const [status] = (await ended) as [number | null]
  expect(said()).toContain('Ripple planter.3mf: 65 practice points confirmed, balance 65.')
  expect(status).toBe(0)
})

test('Ctrl+C reaches npm, the script and its display alike, and the app still ends in order', async ({
  place,
}) => {
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...env } = process.env
  const { npm, ended, said } = npmStart(['--profile', place.profile], env)
  await expect.poll(said, { timeout: 60_000 }).toContain('Firstlayer is open.')
  // Long enough for the window to be drawn: a display that goes away then takes the app with it.
  await wait(3000)
  if (npm.pid === undefined) throw new Error('npm did not start')
  process.kill(-npm.pid, 'SIGINT')
  await ended
  expect(said()).not.toMatch(/FATAL|The app ended by/u)
})
