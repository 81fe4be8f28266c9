import { assembly } from './assembly.mjs'
import { inRoot, root } from './paths.mjs'

/** Where the imports of each half of the project lead; tsconfig.base.json says the same to the compiler. */
export const alias = {
  '@shared': inRoot('src-shared'),
  '@core': inRoot('src-main', 'core'),
  '@service': inRoot('src-service'),
}

/** Libraries that are built in, because whole they take 20 MB of memory and as much time to load as all the rest. */
export const builtIn = ['axios', 'jszip', 'saxes', 'zod']

/**
 * Builds programs for Node out of the project's sources: one `NAME.mjs` for each entry, into `folder`, whose other files
 * stay.
 * @param {Readonly<Record<string, string>>} entries file of each program, from the root, by its name
 * @param {string} folder
 */
export async function buildPrograms(entries, folder) {
  // Here, for the dependencies may only just have been installed.
  const { build } = await import('vite')
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    plugins: [assembly()],
    resolve: { alias },
    ssr: { noExternal: builtIn },
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: false,
      target: 'node20',
      rolldownOptions: {
        input: Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, inRoot(file)])),
        output: { entryFileNames: '[name].mjs' },
      },
    },
  })
}
