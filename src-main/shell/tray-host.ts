import { execFile } from 'node:child_process'

type Run = typeof execFile

/**
 * Whether a tray icon would be seen. Linux desktops without a status notifier host take the icon and show nothing, so
 * the session bus is asked; where nobody answers, closing the window has to quit instead of leaving an app nobody can reach.
 */
export async function trayIsShown(platform: NodeJS.Platform, env: NodeJS.ProcessEnv, run: Run = execFile) {
  if (platform !== 'linux') return true
  if (env['DBUS_SESSION_BUS_ADDRESS'] === undefined) return false
  return new Promise<boolean>((resolve) => {
    const question = [
      '--session',
      '--print-reply',
      '--dest=org.freedesktop.DBus',
      '/org/freedesktop/DBus',
      'org.freedesktop.DBus.NameHasOwner',
      'string:org.kde.StatusNotifierWatcher',
    ]
    run('dbus-send', question, { timeout: 2000 }, (error, answer) => {
      resolve(error === null && answer.includes('boolean true'))
    })
  })
}
