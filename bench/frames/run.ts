import { copyFileSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { projectOf } from '../inspect/sample-file'
import { median, tell } from '../support/report'

const ROUNDS = 9
const IDLE_MS = 8_000
const TRIANGLES = 5_000_000
/** Small exports that stand in the folder already, as in a window that is in use. */
const OTHERS = 12
/** What the eye does not see, and how much worse than nothing the busy window may be. */
const SMOOTH_MS = 20
const WORSE = 1.5
const PATIENCE_MS = 60_000

/** In the page: notes how long each frame came after the one before. */
const WATCH = `{
  let last = performance.now()
  const next = (now) => { window.gaps.push(now - last); last = now; requestAnimationFrame(next) }
  window.gaps = []
  requestAnimationFrame(next)
}`

const worstGap = (page: Page): Promise<number> => page.evaluate<number>('Math.max(...window.gaps.splice(0))')

/** Asks main as the page would; what comes back is only looked at by the caller. */
const ask = <T>(page: Page, name: string, input: object): Promise<T> =>
  page.evaluate<T>(
    `window.firstlayer.request(${JSON.stringify(name)}, ${JSON.stringify(input)}).then((answer) => {
      if (!answer.ok) throw new Error(JSON.stringify(answer.error))
      return answer.value
    })`,
  )

function started(profile: string): Promise<ElectronApplication> {
  const executablePath = process.env['FIRSTLAYER_ELECTRON']
  if (executablePath === undefined) throw new Error('FIRSTLAYER_ELECTRON names no Electron')
  return _electron.launch({ executablePath, args: ['.', '--profile', profile] })
}

async function openFiles(app: ElectronApplication, exports: string): Promise<Page> {
  const page = await app.firstWindow()
  // A promise, for Playwright loses a plain answer of a main process that is busy.
  await app.evaluate(async ({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] })
  }, exports)
  await ask(page, 'folders.choose', {})
  await ask(page, 'place.choose', { kind: 'practice' })
  await ask(page, 'settings.change', { guideDone: true })
  await page.getByRole('navigation').getByRole('button', { name: 'Files' }).click()
  await wait(3_000)
  return page
}

type Listed = { readonly files: readonly { readonly name: string; readonly state: string }[] }

async function untilChecked(page: Page, name: string): Promise<void> {
  for (const end = performance.now() + PATIENCE_MS; performance.now() < end;) {
    const { files } = await ask<Listed>(page, 'files.list', {})
    if (files.some((file) => file.name === name && file.state === 'checked')) return
    await wait(250)
  }
  throw new Error(`${name} got no verdict`)
}

/** The worst gap of a window that shows its files and does nothing, and while the file is checked; milliseconds. */
async function round(file: string): Promise<{ readonly idle: number; readonly busy: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'firstlayer-frames-'))
  const exports = join(folder, 'exports')
  mkdirSync(exports)
  for (let nth = 1; nth <= OTHERS; nth += 1) copyFileSync(small, join(exports, `Part ${nth}.3mf`))
  const app = await started(join(folder, 'profile'))
  try {
    const page = await openFiles(app, exports)
    await page.evaluate(WATCH)
    await wait(IDLE_MS)
    const idle = await worstGap(page)
    copyFileSync(file, join(exports, '.large.part'))
    await wait(1_000)
    await worstGap(page)
    renameSync(join(exports, '.large.part'), join(exports, 'large.3mf'))
    await untilChecked(page, 'large.3mf')
    return { idle, busy: await worstGap(page) }
  } finally {
    await app.close()
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

const files = join('.cache', 'bench', 'inspect-files')
const file = projectOf(files, TRIANGLES)
const small = projectOf(files, 5_000)
const rounds: { readonly idle: number; readonly busy: number }[] = []
for (let turn = 0; turn < ROUNDS; turn += 1) rounds.push(await round(file))
const idle = median(rounds.map((one) => one.idle))
const busy = median(rounds.map((one) => one.busy))
tell({
  about: `The window on its Files page with ${OTHERS} files, medians of ${ROUNDS} starts; the longest time between two frames in ${IDLE_MS / 1000} seconds of rest, and from the moment a file of five million triangles stands in a watched folder to its verdict`,
  figures: [
    { name: 'at rest', value: idle, unit: 'ms', atMost: null },
    { name: 'while the file is checked', value: busy, unit: 'ms', atMost: Math.max(SMOOTH_MS, idle * WORSE) },
  ],
})
