import { pathToFileURL } from 'node:url'
import { dropsChunk } from './chunks.mjs'
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
      const hearsDrops = Object.values(bundle).find(
        (part) => part.type === 'chunk' && part.name === dropsChunk,
      )?.fileName
      if (hearsDrops === undefined) return this.error('the build hears no drops')
      page.source = html.replace('</head>', `${firstScripts(hearsDrops)}\n  </head>`)
      this.emitFile({ type: 'asset', fileName: starter, source: startAfterFirstFrame(hearsDrops, scripts) })
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
  return { html: built.replaceAll(tag, ''), scripts }
}

/**
 * Nothing is on the screen before they have run, so a file that is dropped there is heard of.
 * @param {string} hearsDrops
 */
const firstScripts = (hearsDrops) => `  <link rel="modulepreload" href="./${hearsDrops}">
    <script type="module" blocking="render" src="./${starter}"></script>`

/**
 * A page that is not shown has no frames; it starts all the same.
 * @param {string} hearsDrops
 * @param {readonly string[]} scripts the one that starts the page, then those it needs
 */
const startAfterFirstFrame = (hearsDrops, [entry, ...needed]) => `import '/${hearsDrops}'
const needed = ${JSON.stringify(needed.filter((path) => path !== hearsDrops))}
const frame = new Promise((resolve) => {
  // The second one begins when the first is on the screen.
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)))
  setTimeout(resolve, 500)
})
// Not awaited: the first frame waits for this script.
void frame.then(() => {
  for (const href of needed)
    document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', href }))
  return import('/${String(entry)}')
})
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
