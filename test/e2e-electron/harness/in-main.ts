import type * as Electron from 'electron'
import type { ElectronApplication } from '@playwright/test'

export type InMain = <R, A = undefined>(
  what: (electron: typeof Electron, input: A) => Promise<R>,
  input?: A,
) => Promise<R>

/**
 * Runs a function in Electron's main process. It has to give a promise: round a plain value V8 makes one that nobody holds,
 * and where main is busy, as while the app starts, that is collected before it is looked at. Then the function has run
 * and its answer is lost ("Resulting promise was garbage collected").
 */
export const inMainOf =
  (electron: ElectronApplication): InMain =>
  <R, A>(what: (of: typeof Electron, input: A) => Promise<R>, input?: A) =>
    // Playwright's type, which also takes what gives a plain value, cannot be followed through the input's.
    electron.evaluate<R>(what as never, input)
