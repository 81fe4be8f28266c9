import { pathToFileURL } from 'node:url'
import { inCache, inRoot } from './paths.mjs'
import { alias } from './program.mjs'

/** Stands in the drawn page where main puts the nonce of the start. */
const nonce = '%NONCE%'
const starter = 'assets/start.js'

/**
 * The window shows something before the page's scripts are even read: what stands there first is drawn by the build, once
 * for each kind and language, into `frames/KIND.LANGUAGE.html`, from where main puts it into the page
 * (src-main/shell/security/fill-page.ts), and the scripts are asked for when it is on the screen.
 * @returns {import('vite').Plugin}
 */
export function firstFrame() {
  return {
    name: 'first-frame',
    enforce: 'post',
    async generateBundle(_options, bundle) {
      const page = bundle['index.html']
      if (page?.type !== 'asset') return this.error('the build made no page')
      const { html, scripts } = takeScriptsOut(String(page.source))
      page.source = html
      this.emitFile({ type: 'asset', fileName: starter, source: startAfterFirstFrame(scripts) })
      const { drawFirstFrames } = await buildDrawing()
      for (const [name, source] of drawFirstFrames(nonce))
        this.emitFile({ type: 'asset', fileName: `frames/${name}.html`, source })
    },
  }
}

/** @param {string} built */
function takeScriptsOut(built) {
  const tag =
    /\s*<(?:script type="module"|link rel="modulepreload")[^>]*?(?:src|href)="\.\/([^"]+)"[^>]*>(?:<\/script>)?/gu
  const scripts = [...built.matchAll(tag)].flatMap(([, path]) => path ?? [])
  const html = built
    .replaceAll(tag, '')
    .replace('</head>', `  <script type="module" src="./${starter}"></script>\n  </head>`)
  return { html, scripts }
}

/**
 * A page that is not shown has no frames; it starts all the same.
 * @param {readonly string[]} scripts the one that starts the page, then those it needs
 */
const startAfterFirstFrame = ([entry, ...needed]) => `const needed = ${JSON.stringify(needed)}
const frame = new Promise((resolve) => {
  // The second one begins when the first is on the screen.
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)))
  setTimeout(resolve, 500)
})
await frame
for (const href of needed) document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', href }))
await import('/${String(entry)}')
`

/** @returns {Promise<{ drawFirstFrames: (nonce: string) => ReadonlyMap<string, string> }>} */
async function buildDrawing() {
  const [{ build }, { default: react }] = await Promise.all([import('vite'), import('@vitejs/plugin-react')])
  const folder = inCache('first-frame')
  await build({
    root: inRoot('src-renderer'),
    configFile: false,
    mode: 'production',
    logLevel: 'warn',
    plugins: [react()],
    resolve: { alias },
    // Whole, the icons are thousands of files.
    ssr: { noExternal: ['@tabler/icons-react'] },
    build: {
      ssr: inRoot('src-renderer', 'shell', 'first-frame', 'draw.tsx'),
      outDir: folder,
      emptyOutDir: true,
      rolldownOptions: { output: { entryFileNames: 'draw.mjs' } },
    },
  })
  return import(`${pathToFileURL(`${folder}/draw.mjs`).href}?at=${String(Date.now())}`)
}
