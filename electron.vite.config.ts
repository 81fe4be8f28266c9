// Both runtimes must understand the build: the pinned Electron and the one for closed networks (docs/adr/0002).
process.env['ELECTRON_MAJOR_VER'] ??= '33'

import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { assembly } from './scripts/setup/assembly.mjs'
import { chunks } from './scripts/setup/chunks.mjs'
import { firstFrame } from './scripts/setup/first-frame.mjs'
import { alias, builtIn } from './scripts/setup/program.mjs'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  main: {
    resolve: { alias },
    plugins: [assembly()],
    build: {
      outDir: 'out/main',
      externalizeDeps: { exclude: builtIn },
      rolldownOptions: {
        input: {
          index: at('src-main/index.ts'),
          inspector: at('src-main/processes/inspector.ts'),
          'service-host': at('src-main/processes/service-host.ts'),
          cli: at('src-main/cli/index.ts'),
          service: at('src-service/server.ts'),
        },
      },
    },
  },
  preload: {
    resolve: { alias },
    build: {
      outDir: 'out/preload',
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: at('src-main/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src-renderer',
    resolve: { alias },
    plugins: [react(), firstFrame()],
    build: {
      outDir: 'out/renderer',
      minify: true,
      rolldownOptions: { input: { index: at('src-renderer/index.html') }, output: chunks },
    },
  },
})
