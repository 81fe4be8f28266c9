/**
 * Who may import whom (docs/adr/0001). One table, read by dependency-cruiser and by ESLint: a new section or a new
 * package must be entered here before it can be used.
 *
 * @typedef {object} Section
 * @property {string} name
 * @property {string} path where its files are, as a regular expression
 * @property {readonly string[]} files the same as globs, for ESLint
 * @property {readonly string[]} local what of our own it may import, as regular expressions
 * @property {readonly string[]} packages
 * @property {boolean} node whether Node's own modules are open to it
 */

const shared = '^src-shared/(?!inspect-node/)'
const resources = '^resources/'
const inspectNode = '^src-shared/inspect-node/'
const core = '^src-main/core/'
/** For the product's own name and version. */
const manifest = '^package\\.json$'

/** @type {readonly Section[]} */
export const sections = [
  {
    name: 'src-shared',
    path: shared,
    files: ['src-shared/**'],
    local: [shared, resources],
    packages: ['zod', 'saxes', 'jszip', '@formatjs/intl'],
    node: false,
  },
  {
    name: 'src-shared/inspect-node',
    path: inspectNode,
    files: ['src-shared/inspect-node/**'],
    local: [shared, inspectNode],
    packages: ['zod', 'saxes', 'jszip'],
    node: true,
  },
  {
    name: 'src-main/core',
    path: core,
    files: ['src-main/core/**'],
    local: [shared, inspectNode, resources, core],
    packages: ['zod', 'axios', 'chokidar', 'lowdb', 'ulid'],
    node: true,
  },
  {
    name: 'src-main/cli',
    path: '^src-main/cli/',
    files: ['src-main/cli/**'],
    local: [manifest, shared, inspectNode, resources, core, '^src-main/cli/'],
    packages: ['ulid', 'zod'],
    node: true,
  },
  {
    name: 'src-main/index',
    path: '^src-main/(index|app)\\.ts$',
    files: ['src-main/index.ts', 'src-main/app.ts'],
    local: [manifest, shared, inspectNode, resources, '^src-main/'],
    packages: ['electron', 'zod', 'ulid'],
    node: true,
  },
  {
    name: 'src-main/shell',
    path: '^src-main/shell/',
    files: ['src-main/shell/**'],
    local: [shared, inspectNode, resources, core, '^src-main/shell/'],
    packages: ['electron', 'zod', 'ulid'],
    node: true,
  },
  {
    name: 'src-main/preload',
    path: '^src-main/preload/',
    files: ['src-main/preload/**'],
    local: ['^src-shared/ipc/channels\\.ts$', '^src-main/preload/'],
    packages: ['electron'],
    node: false,
  },
  {
    name: 'src-main/processes',
    path: '^src-main/processes/(?!service-host)',
    files: ['src-main/processes/**'],
    local: [shared, inspectNode, resources, core, '^src-main/processes/'],
    packages: ['electron', 'zod'],
    node: true,
  },
  {
    name: 'src-main/processes/service-host',
    path: '^src-main/processes/service-host',
    files: ['src-main/processes/service-host*'],
    local: [shared, inspectNode, resources, core, '^src-main/processes/', '^src-service/app\\.ts$'],
    packages: ['electron', 'zod'],
    node: true,
  },
  {
    name: 'src-renderer',
    path: '^src-renderer/(?!ui/|vite\\.)',
    files: ['src-renderer/**'],
    local: [shared, resources, '^src-renderer/'],
    packages: [
      'react',
      'react-dom',
      'react-intl',
      'zustand',
      'zod',
      '@tabler/icons-react',
      '@tanstack/react-virtual',
      '@fontsource-variable/geist',
      '@fontsource-variable/geist-mono',
    ],
    node: false,
  },
  {
    name: 'src-renderer/ui',
    path: '^src-renderer/ui/',
    files: ['src-renderer/ui/**'],
    local: [shared, resources, '^src-renderer/'],
    packages: [
      'react',
      'react-dom',
      'react-intl',
      'zustand',
      'zod',
      '@mantine/core',
      '@mantine/hooks',
      '@tabler/icons-react',
      '@tanstack/react-virtual',
      '@fontsource-variable/geist',
      '@fontsource-variable/geist-mono',
    ],
    node: false,
  },
  {
    name: 'src-service',
    path: '^src-service/',
    files: ['src-service/**'],
    local: [manifest, shared, inspectNode, resources, '^src-service/'],
    packages: [
      'better-auth',
      '@better-auth/kysely-adapter',
      '@tus/file-store',
      '@tus/server',
      'fastify',
      'kysely',
      'libsql',
      'pg',
      'prom-client',
      'ulid',
      'zod',
    ],
    node: true,
  },
  {
    name: 'scripts',
    path: '^scripts/',
    files: ['scripts/**'],
    local: ['^scripts/'],
    packages: [
      '@electron/asar',
      '@electron/fuses',
      '@playwright/test',
      '@vitejs/plugin-react',
      'electron',
      'vite',
      'yauzl',
    ],
    node: true,
  },
  {
    name: 'bench',
    path: '^bench/',
    files: ['bench/**'],
    local: [shared, inspectNode, core, '^src-service/', '^bench/'],
    packages: ['jszip', '@playwright/test', 'pg', 'vite'],
    node: true,
  },
]
