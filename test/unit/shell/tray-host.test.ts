import type { execFile } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { trayIsShown } from '../../../src-main/shell/tray-host'

type Callback = (error: Error | null, stdout: string, stderr: string) => void
const bus = (error: Error | null, answer = '') =>
  ((_program: string, _args: string[], _options: object, done: Callback) => {
    done(error, answer, '')
  }) as unknown as typeof execFile
const session = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/run/user/1000/bus' }

describe('whether a tray icon would be seen', () => {
  it('is not asked on Windows and on a Mac', async () => {
    expect(await trayIsShown('win32', {})).toBe(true)
    expect(await trayIsShown('darwin', {})).toBe(true)
  })

  it('is what the session bus says on Linux', async () => {
    expect(await trayIsShown('linux', session, bus(null, '   boolean true\n'))).toBe(true)
    expect(await trayIsShown('linux', session, bus(null, '   boolean false\n'))).toBe(false)
  })

  it('is no where there is no bus, or nobody to ask it', async () => {
    expect(await trayIsShown('linux', {}, bus(null, 'boolean true'))).toBe(false)
    expect(await trayIsShown('linux', session, bus(new Error('ENOENT')))).toBe(false)
  })
})
