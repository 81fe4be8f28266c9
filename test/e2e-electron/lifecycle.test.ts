import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { projectFile } from '../fixtures/exports'
import { expect, test } from './harness/fixtures'
import { holdRecord } from './harness/held-record'
import type { RunningApp } from './harness/launch'
import { acceptFolder, choosePractice, publish, saveInto, verdictOf } from './harness/member'
import { listProcesses, treeOf } from './harness/process-tree'
import { startAgain } from './harness/start-again'

const windows = (app: RunningApp) =>
  app.inMain(async ({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => ({
      visible: window.isVisible(),
      minimised: window.isMinimized(),
      bounds: window.getBounds(),
      url: window.webContents.getURL(),
    })),
  )

/** A window that is hidden before it was first shown would be shown all the same once it is ready. */
async function hideWindow(app: RunningApp): Promise<void> {
  await expect.poll(async () => (await windows(app)).map(({ visible }) => visible)).toEqual([true])
  await app.inMain(async ({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.hide()
  })
}

test('the first start opens a window with the guide', async ({ start }) => {
  const app = await start()
  const page = await app.page()
  await expect(page.getByRole('heading').first()).toBeVisible()
  expect(await windows(app)).toMatchObject([{ visible: true, url: 'app://firstlayer/index.html' }])
  expect((await app.ask('state.get', {})).settings.guideDone).toBe(false)
})

test('a second start shows the window of the first and ends', async ({ start, place }) => {
  const app = await start()
  await hideWindow(app)
  expect(await startAgain(place.profile)).toBe(0)
  await expect.poll(async () => (await windows(app)).map(({ visible }) => visible)).toEqual([true])
})

test('a link of a second start picks a page, and one that is not known does nothing', async ({
  start,
  place,
}) => {
  const app = await start()
  await hideWindow(app)
  expect(await startAgain(place.profile, 'firstlayer://publish/everything')).toBe(0)
  await expect.poll(() => app.log()).toContain('unknown')
  expect(await windows(app)).toMatchObject([{ visible: false, url: 'app://firstlayer/index.html' }])
  expect(await startAgain(place.profile, 'firstlayer://show/files')).toBe(0)
  await expect
    .poll(async () => (await windows(app)).map(({ url }) => url))
    .toEqual(['app://firstlayer/index.html#/files'])
})

test('what a second start asks for while the first still starts up is done when it has', async ({
  start,
  place,
}) => {
  const record = holdRecord(place.profile)
  const app = await start()
  await app.page()
  expect(await startAgain(place.profile, 'firstlayer://show/files')).toBe(0)
  await record.letGo()
  await expect
    .poll(async () => (await windows(app)).map(({ url }) => url))
    .toEqual(['app://firstlayer/index.html#/files'])
  expect(app.log()).not.toContain('"bug"')
})

test('two starts at once leave one app', async ({ start, place }) => {
  const first = await start()
  await first.page()
  const ends = await Promise.all([startAgain(place.profile), startAgain(place.profile)])
  expect(ends).toEqual([0, 0])
  expect(await windows(first)).toHaveLength(1)
})

test('size and place of the window are there again after a restart', async ({ start }) => {
  const first = await start()
  await first.page()
  // Before it is shown the display still chooses its place.
  await expect.poll(async () => (await windows(first))[0]?.visible).toBe(true)
  await first.inMain(async ({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.setBounds({ x: 60, y: 50, width: 1000, height: 700 })
  })
  await first.quit()
  const second = await start()
  await second.page()
  expect((await windows(second))[0]?.bounds).toEqual({ x: 60, y: 50, width: 1000, height: 700 })
})

test('started hidden it opens no window until a second start asks for one', async ({ start, place }) => {
  const app = await start({ args: ['--hidden'] })
  await expect.poll(() => app.log()).toContain('hidden')
  expect(await windows(app)).toEqual([])
  expect(await startAgain(place.profile)).toBe(0)
  await expect.poll(async () => (await windows(app)).map(({ visible }) => visible)).toEqual([true])
})

test('quitting ends every process, and keeps the browser’s files apart from the record', async ({
  start,
  place,
}) => {
  const app = await start()
  await app.page()
  expect(treeOf(app.pid).length).toBeGreaterThan(1)
  // The window is there before the record is.
  await app.ask('state.get', {})
  await app.quit()
  expect(treeOf(app.pid)).toEqual([])
  expect(existsSync(join(place.profile, 'data'))).toBe(true)
  expect(existsSync(join(place.profile, 'browser'))).toBe(true)
})

test('when main alone is killed, its other processes do not outlive it', async ({ start, place }) => {
  const app = await start()
  await acceptFolder(app, place.exports)
  await choosePractice(app)
  saveInto(place.exports, 'Part.3mf', await projectFile({ title: 'Part' }))
  const row = await verdictOf(app, 'Part.3mf')
  await publish(app, row.id)
  const others = treeOf(app.pid).filter(({ pid }) => pid !== app.pid)
  const utilities = others.filter(({ command }) => command.join(' ').includes('node.mojom.NodeService'))
  expect(utilities.length).toBeGreaterThanOrEqual(2)
  process.kill(app.pid, 'SIGKILL')
  await expect
    .poll(() => listProcesses().filter(({ pid }) => others.some((other) => other.pid === pid)))
    .toEqual([])
})

test('where no tray would show it, closing the window quits the app', async ({ start }) => {
  const app = await start({ env: { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere' } })
  await app.page()
  const ended = once(app.process, 'exit')
  await app.request('window.control', { action: 'close' }).catch(() => undefined)
  expect((await ended)[0]).toBe(0)
})

test('a page that dies comes back by itself', async ({ start }) => {
  const app = await start()
  await app.page()
  await app.inMain(async ({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer()
  })
  await expect.poll(() => app.log()).toContain('renderer-gone')
  await expect
    .poll(() =>
      app.inMain(async ({ BrowserWindow }) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents
        if (contents === undefined || contents.isCrashed() || contents.isLoading()) return 'not there'
        return contents.executeJavaScript('typeof window.firstlayer.request') as Promise<string>
      }),
    )
    .toBe('function')
})
