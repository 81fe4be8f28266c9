import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createLoginItem } from '../../../src-main/shell/login-item'

let config: string
beforeEach(() => {
  config = mkdtempSync(join(tmpdir(), 'firstlayer-login-'))
})
afterEach(() => {
  rmSync(config, { recursive: true })
})

const onLinux = (command: readonly string[]) =>
  createLoginItem({ app: {} as never, platform: 'linux', config, command })

describe('the start at login', () => {
  it('is a file of the session on Linux, which opens no window, and is gone when it is off', () => {
    const item = onLinux(['/opt/First layer/firstlayer'])
    expect(item.isOn()).toBe(false)
    item.set(true)
    expect(item.isOn()).toBe(true)
    expect(readFileSync(join(config, 'autostart/firstlayer.desktop'), 'utf8')).toContain(
      'Exec="/opt/First layer/firstlayer" "--hidden"\n',
    )
    item.set(false)
    expect(item.isOn()).toBe(false)
  })

  it('lets no folder’s name become a command', () => {
    const item = onLinux(['/opt/a"; rm $HOME `x` 100%/firstlayer'])
    item.set(true)
    expect(readFileSync(join(config, 'autostart/firstlayer.desktop'), 'utf8')).toContain(
      String.raw`Exec="/opt/a\\"; rm \\$HOME \\` + '`x' + String.raw`\\` + '` 100%%/firstlayer" "--hidden"',
    )
  })

  it('is the system’s own on Windows, with the same argument', () => {
    const asked: unknown[] = []
    const item = createLoginItem({
      app: {
        getLoginItemSettings: (options: unknown) => {
          asked.push(options)
          return { openAtLogin: true } as never
        },
        setLoginItemSettings: (settings: unknown) => {
          asked.push(settings)
        },
      },
      platform: 'win32',
      config,
      command: ['firstlayer.exe'],
    })
    item.set(true)
    expect(item.isOn()).toBe(true)
    expect(asked).toEqual([{ openAtLogin: true, args: ['--hidden'] }, { args: ['--hidden'] }])
  })
})
