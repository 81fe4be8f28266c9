import { join } from 'node:path'
import type { App } from 'electron'
import type { CoreDeps } from '@core/ports'

type Deps = {
  readonly app: Pick<App, 'getPath'>
  readonly env: NodeJS.ProcessEnv
  /** Where a demo plays: a home folder of its own, so that it never looks at the member's. */
  readonly demoHome: string | null
}

/** Where slicers keep their data on this computer. */
export function whereSlicersAre({ app, env, demoHome }: Deps): CoreDeps['environment'] {
  if (demoHome !== null) return { home: demoHome, appData: join(demoHome, '.config'), xdgConfigHome: null }
  return {
    home: app.getPath('home'),
    appData: app.getPath('appData'),
    xdgConfigHome: env['XDG_CONFIG_HOME'] ?? null,
  }
}

/** Any other Unix is treated as Linux is. */
export const supportedPlatform = (platform: NodeJS.Platform): CoreDeps['app']['platform'] =>
  platform === 'darwin' || platform === 'win32' ? platform : 'linux'

/** A Mac colours the icon itself; Windows and Linux show it as it is. */
export const trayIcon = (platform: NodeJS.Platform): string =>
  platform === 'darwin' ? 'tray-template.png' : 'tray.png'

/** The first of the system's languages that is a proper tag: a bare `C` is what servers and containers have. */
export function systemLocale(languages: readonly string[]): string {
  for (const language of languages) {
    try {
      const [tag] = Intl.getCanonicalLocales(language.replace('_', '-'))
      if (tag !== undefined && tag !== 'und') return tag
    } catch {
      continue
    }
  }
  return 'en'
}
