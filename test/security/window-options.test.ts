import { describe, expect, it } from 'vitest'
import { safePreferences, windowOptions } from '../../src-main/shell/security/window-options'

const look = { dark: false, packaged: true, platform: 'linux', preload: '/app/preload.cjs' } as const

describe('every window', () => {
  it('has the safe preferences, all of them, and nothing can change them later', () => {
    const { webPreferences } = windowOptions(look)
    expect(webPreferences).toEqual({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
      spellcheck: false,
      enableWebSQL: false,
      preload: '/app/preload.cjs',
      devTools: false,
    })
    expect(Object.isFrozen(safePreferences)).toBe(true)
    expect(Object.isFrozen(windowOptions(look))).toBe(true)
    expect(Object.isFrozen(webPreferences)).toBe(true)
  })

  it('has developer tools only where it is not packaged', () => {
    expect(windowOptions({ ...look, packaged: false }).webPreferences?.devTools).toBe(true)
  })

  it('starts in the canvas of its theme, without a frame where the page draws the buttons', () => {
    expect(windowOptions(look)).toMatchObject({ backgroundColor: '#EDF1F1', frame: false, show: false })
    expect(windowOptions({ ...look, dark: true }).backgroundColor).toBe('#101617')
    expect(windowOptions({ ...look, platform: 'darwin' })).toMatchObject({
      frame: true,
      titleBarStyle: 'hiddenInset',
    })
  })
})
