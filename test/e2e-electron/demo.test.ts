import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from '@playwright/test'
import { projectFolder } from './harness/launch'

test('npm start -- --demo --once confirms the sample’s points and ends by itself with status 0', async () => {
  test.setTimeout(200_000)
  const npm = spawn('npm', ['start', '--', '--demo', '--once'], {
    cwd: projectFolder,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  npm.stdout.on('data', (text: Buffer) => (said += text.toString()))
  npm.stderr.on('data', (text: Buffer) => (said += text.toString()))
  const [status] = (await once(npm, 'exit')) as [number | null]
  expect(said).toContain('Ripple planter.3mf: 65 practice points confirmed, balance 65.')
  expect(status).toBe(0)
})
