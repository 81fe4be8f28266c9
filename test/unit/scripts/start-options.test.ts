import { expect, test } from 'vitest'
import { readStartOptions } from '../../../scripts/setup/start-options.mjs'

const read = (...args: string[]) => readStartOptions(args, '/home/mei')

test('what is not the script’s own goes to the app as it is', () => {
  expect(read('--demo', '--once', '--lang=de')).toEqual({
    ok: true,
    help: false,
    appArguments: ['--demo', '--once', '--lang=de'],
  })
})

test('a profile folder counts from where the command was given', () => {
  const expected = { ok: true, help: false, appArguments: ['--profile=/home/mei/trial'] }
  expect(read('--profile', 'trial')).toEqual(expected)
  expect(read('--profile=trial')).toEqual(expected)
  expect(read('--profile', '/srv/x')).toMatchObject({ appArguments: ['--profile=/srv/x'] })
})

test('a file counts from where the command was given, a link stays a link', () => {
  expect(read('exports/boat.3mf', 'firstlayer://open')).toMatchObject({
    appArguments: ['/home/mei/exports/boat.3mf', 'firstlayer://open'],
  })
})

test.each([[['--profile']], [['--profile', '--demo']], [['--profile=']], [['--once']]])(
  '%j is refused with a reason',
  (args) => {
    const options = readStartOptions(args, '/home/mei')
    expect(options.ok).toBe(false)
    expect(options).toHaveProperty('reason')
  },
)

test('help is help, whatever stands around it', () => {
  expect(read('--demo', '--help')).toMatchObject({ ok: true, help: true })
})
