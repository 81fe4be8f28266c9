import { requests, type RequestName } from '@shared/ipc/contract'
import { expect, test } from './harness/fixtures'

const names = Object.keys(requests) as RequestName[]

test('the page gets three functions from the desktop, and nothing of Node or Electron', async ({ start }) => {
  const page = await (await start()).page()
  const found = await page.evaluate(() => {
    const seen = window as unknown as Record<string, unknown>
    return {
      bridge: Object.entries(window.firstlayer ?? {}).map(([name, value]) => [name, typeof value]),
      global: [
        'require',
        'process',
        'module',
        'Buffer',
        'electron',
        'ipcRenderer',
        'global',
        '__dirname',
      ].filter((name) => name in seen),
    }
  })
  expect(found).toEqual({
    bridge: [
      ['request', 'function'],
      ['handIn', 'function'],
      ['subscribe', 'function'],
    ],
    global: [],
  })
})

test('the window runs sandboxed, isolated and without Node', async ({ start }) => {
  const app = await start()
  await app.page()
  const preferences = await app.inMain(async ({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map(({ webContents }) => {
      const asked = webContents as unknown as { getLastWebPreferences: () => Electron.WebPreferences }
      const { sandbox, contextIsolation, nodeIntegration, webviewTag } = asked.getLastWebPreferences()
      return { sandbox, contextIsolation, nodeIntegration, webviewTag }
    }),
  )
  expect(preferences).toEqual([
    { sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false },
  ])
})

test('no page of the app offends its own content policy', async ({ start }) => {
  const app = await start()
  const page = await app.page()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (/content security policy|refused to/iu.test(message.text())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  await app.ask('settings.change', { guideDone: true })
  await page.reload()
  const links = page
    .getByRole('navigation')
    .first()
    .getByRole('button')
    .or(page.getByRole('navigation').first().getByRole('link'))
  await expect(links.first()).toBeVisible()
  const count = await links.count()
  expect(count).toBeGreaterThanOrEqual(8)
  for (let index = 0; index < count; index += 1) {
    await links.nth(index).click()
    await expect(page.getByRole('heading').first()).toBeVisible()
  }
  expect(complaints).toEqual([])
})

test('the policy holds: no network, no eval, no script or style from a string', async ({ start }) => {
  const page = await (await start()).page()
  const outcome = await page.evaluate(async () => {
    const refusal = (work: () => Promise<unknown>) =>
      work().then(
        () => 'allowed',
        () => 'refused',
      )
    const seen = window as unknown as Record<string, unknown>
    const script = document.createElement('script')
    script.textContent = 'window.inlineScriptRan = true'
    document.body.append(script)
    const style = document.createElement('style')
    style.textContent = ':root { --without-nonce: 1 }'
    document.head.append(style)
    return {
      fetchOut: await refusal(() => fetch('https://evil.test/')),
      fetchLoopback: await refusal(() => fetch('http://127.0.0.1:9/')),
      fetchOwn: await refusal(() => fetch('app://firstlayer/index.html')),
      socket: await refusal(
        () =>
          new Promise((resolve, reject) => {
            const socket = new WebSocket('ws://127.0.0.1:9/')
            socket.onopen = resolve
            socket.onerror = reject
          }),
      ),
      eval: await refusal(async () => (0, eval)('1') as unknown),
      picture: await refusal(
        () =>
          new Promise((resolve, reject) => {
            const image = new Image()
            image.onload = resolve
            image.onerror = reject
            image.src = 'https://evil.test/x.png'
          }),
      ),
      inlineScript: 'inlineScriptRan' in seen ? 'allowed' : 'refused',
      inlineStyle:
        getComputedStyle(document.documentElement).getPropertyValue('--without-nonce') === ''
          ? 'refused'
          : 'allowed',
    }
  })
  expect(Object.entries(outcome).filter(([, what]) => what !== 'refused')).toEqual([])
})

const ways: Readonly<Record<string, string>> = {
  'a script': "location.href = 'https://evil.test/'",
  'a file': "location.href = 'file:///etc/passwd'",
  'another host': "location.href = 'app://evil/index.html'",
  'another page with the own one in its query':
    "location.href = 'https://evil.test/?next=app://firstlayer/index.html'",
  'a click':
    "document.body.append(Object.assign(document.createElement('a'), { href: 'https://evil.test/', id: 'out' })); document.getElementById('out').click()",
  'a click into a new window':
    "document.body.append(Object.assign(document.createElement('a'), { href: 'https://evil.test/', target: '_blank', id: 'out' })); document.getElementById('out').click()",
  'window.open': "window.open('https://evil.test/')",
  'window.open of the own page': "window.open('app://firstlayer/index.html')",
  'a form':
    "document.body.append(Object.assign(document.createElement('form'), { action: 'https://evil.test/', id: 'form' })); document.getElementById('form').submit()",
  'a frame':
    "document.body.append(Object.assign(document.createElement('iframe'), { src: 'https://evil.test/' }))",
  'a frame of the own page':
    "document.body.append(Object.assign(document.createElement('iframe'), { src: 'app://firstlayer/index.html' }))",
}

test('there is no way out of the app, by link, script, form, frame or new window', async ({ start }) => {
  const app = await start()
  const page = await app.page()
  for (const [way, script] of Object.entries(ways)) {
    await app.inMain(
      async ({ BrowserWindow }, code) =>
        BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
          `${code}; undefined`,
        ) as Promise<void>,
      script,
    )
    await page.waitForTimeout(150)
    expect(page.url(), way).toMatch(/^app:\/\/firstlayer\/index\.html/u)
    expect(app.windows(), way).toHaveLength(1)
    expect(
      page.frames().filter((frame) => frame !== page.mainFrame() && /index\.html|evil/u.test(frame.url())),
      way,
    ).toEqual([])
  }
})

test('no permission is granted', async ({ start }) => {
  const page = await (await start()).page()
  const granted = await page.evaluate(async () => {
    const asked = [
      'geolocation',
      'notifications',
      'camera',
      'microphone',
      'clipboard-read',
      'midi',
      'persistent-storage',
    ]
    const states = await Promise.all(
      asked.map(async (name) => {
        const { state } = await navigator.permissions.query({ name: name as PermissionName })
        return [name, state]
      }),
    )
    const media = await navigator.mediaDevices.getUserMedia({ video: true }).then(
      () => 'granted',
      () => 'denied',
    )
    const clipboard = await navigator.clipboard.readText().then(
      () => 'granted',
      () => 'denied',
    )
    return [...states, ['camera itself', media], ['clipboard itself', clipboard]].filter(
      ([, state]) => state === 'granted',
    )
  })
  expect(granted).toEqual([])
})

test('wrong input is refused on every channel, and the app goes on', async ({ start }) => {
  const app = await start()
  const page = await app.page()
  const wrong = [
    undefined,
    null,
    1,
    'text',
    [],
    { surplus: true },
    { file: { $ne: null } },
    { path: '../../etc/passwd' },
  ]
  for (const name of names) {
    const answers = await page.evaluate(
      ([what, inputs]) => Promise.all(inputs.map(async (input) => window.firstlayer?.request(what, input))),
      [name, wrong] as const,
    )
    for (const answer of answers) expect(answer, name).toEqual({ ok: false, error: { code: 'bad-request' } })
  }
  const unknown = await page.evaluate(() => window.firstlayer?.request('files.delete', {}))
  expect(unknown).toEqual({ ok: false, error: { code: 'bad-request' } })
  expect(await app.request('state.get', {})).toHaveProperty('ok', true)
})

test('a page that is not ours cannot call main, even with the preload', async ({ start }) => {
  const app = await start()
  await app.page()
  const answer = await app.inMain(async ({ app: electron, BrowserWindow }) => {
    const preload = `${electron.getAppPath()}/out/preload/index.cjs`
    const foreign = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } })
    try {
      await foreign.loadURL('data:text/html,<title>foreign</title>')
      return (await foreign.webContents.executeJavaScript("firstlayer.request('state.get', {})")) as unknown
    } finally {
      foreign.destroy()
    }
  })
  expect(answer).toEqual({ ok: false, error: { code: 'forbidden' } })
})
