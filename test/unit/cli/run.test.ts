import { expect, test } from 'vitest'
import { commands } from '../../../src-main/cli/commands'
import { runCli } from '../../../src-main/cli/run'

async function cli(...args: readonly string[]) {
  let out = ''
  let err = ''
  const status = await runCli(args, {
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    colours: false,
    columns: 100,
    cwd: '/',
  })
  return { status, out, err }
}

test.each(Object.entries(commands))(
  '%s --help says how it is used, and nothing is an error',
  async (name, { usage }) => {
    for (const flag of ['--help', '-h']) {
      const { status, out, err } = await cli(name, flag)
      expect({ status, err }).toEqual({ status: 0, err: '' })
      expect(out).toContain(usage)
    }
  },
)

test('behind -- a name that looks like a flag is a file again', async () => {
  const { status, err } = await cli('check', '--', '--help')
  expect(status).toBe(3)
  expect(err).toContain('--help')
})

test('a command that does not exist is named, and the ones that do are listed', async () => {
  const { status, err } = await cli('chekc')
  expect(status).toBe(3)
  expect(err).toContain('"chekc"')
  expect(err).toContain('check FILE...')
})
