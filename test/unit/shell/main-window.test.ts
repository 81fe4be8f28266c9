import { EventEmitter } from 'node:events'
import type { BrowserWindow } from 'electron'
import { beforeEach, describe, expect, it } from 'vitest'
import { createMainWindow } from '../../../src-main/shell/main-window'

const start = 'app://firstlayer/index.html'
let made: FakeWindow[] = []

/** A window that remembers what it was told. */
class FakeWindow extends EventEmitter {
  readonly loaded: string[] = []
  readonly webContents = Object.assign(new EventEmitter(), {
    getURL: () => this.loaded.at(-1) ?? '',
    reload: () => undefined,
  })
  constructor() {
    super()
    made.push(this)
  }
  loadURL = (url: string) => {
    this.loaded.push(url)
    return Promise.resolve()
  }
  isMinimized = () => false
  show = () => undefined
  focus = () => undefined
}

const mainWindow = () =>
  createMainWindow({
    BrowserWindow: FakeWindow as unknown as typeof BrowserWindow,
    screen: { getAllDisplays: () => [] },
    nativeTheme: { shouldUseDarkColors: false, on: () => never, removeListener: () => never },
    memory: { get: () => ({}), change: () => undefined },
    platform: 'linux',
    packaged: true,
    preload: '/preload.cjs',
    log: () => undefined,
  } as unknown as Parameters<typeof createMainWindow>[0])
const never = undefined as never

beforeEach(() => {
  made = []
})

describe('the window', () => {
  it('opens at the page and the file that were asked for', () => {
    mainWindow().show()
    mainWindow().show('history')
    mainWindow().show('files', '01KAK7Q2M8')
    expect(made.map(({ loaded }) => loaded)).toEqual([
      [start],
      [`${start}#/history`],
      [`${start}#/files/01KAK7Q2M8`],
    ])
  })

  it('goes to another page when it is open', () => {
    const window = mainWindow()
    window.show('tasks')
    window.show('files', '01KAK7Q2M8')
    window.show('settings')
    expect(made).toHaveLength(1)
    expect(made[0]?.loaded).toEqual([`${start}#/tasks`, `${start}#/files/01KAK7Q2M8`, `${start}#/settings`])
  })

  it('is not loaded anew where it already is, for what was being filled in would be lost', () => {
    const window = mainWindow()
    window.show('files')
    window.show('files')
    window.show()
    expect(made[0]?.loaded).toEqual([`${start}#/files`])
  })
})
