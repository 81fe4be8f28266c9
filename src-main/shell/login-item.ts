import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { App } from 'electron'

export type LoginItem = {
  /** As the system has it now: a member can change it there too. */
  readonly isOn: () => boolean
  readonly set: (on: boolean) => void
}

type Deps = {
  readonly app: Pick<App, 'getLoginItemSettings' | 'setLoginItemSettings'>
  readonly platform: NodeJS.Platform
  /** `$XDG_CONFIG_HOME`, or `~/.config`. */
  readonly config: string
  /** The program and its first arguments, as it was started. */
  readonly command: readonly string[]
}

const hidden = '--hidden'

/** Starts the app with the session, without a window. Electron does it on Windows and a Mac; on Linux a file does. */
export function createLoginItem({ app, platform, config, command }: Deps): LoginItem {
  if (platform === 'win32' || platform === 'darwin') {
    const args = [...command.slice(1), hidden]
    return {
      isOn: () => app.getLoginItemSettings({ args }).openAtLogin,
      set: (on) => {
        app.setLoginItemSettings({ openAtLogin: on, args })
      },
    }
  }
  const path = join(config, 'autostart', 'firstlayer.desktop')
  return {
    isOn: () => {
      try {
        return readFileSync(path, 'utf8').includes(hidden)
      } catch {
        return false
      }
    },
    set: (on) => {
      if (!on) {
        rmSync(path, { force: true })
        return
      }
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, desktopEntry([...command, hidden]))
    },
  }
}

/** As the desktop entry specification has it: each argument in quotes, with what is special in them escaped. */
function desktopEntry(command: readonly string[]): string {
  const quoted = command.map(
    (part) =>
      `"${part
        .replaceAll(/["`$\\]/gu, '\\$&')
        .replaceAll('\\', '\\\\')
        .replaceAll('%', '%%')}"`,
  )
  return ['[Desktop Entry]', 'Type=Application', 'Name=Firstlayer', `Exec=${quoted.join(' ')}`, ''].join('\n')
}
