import js from '@eslint/js'
import reactHooks from 'eslint-plugin-react-hooks'
import { defineConfig, globalIgnores } from 'eslint/config'
import tseslint from 'typescript-eslint'
import { sections } from './scripts/test/boundaries.mjs'

/** The short names under which one section imports another. */
const aliases = { '^src-shared/': '@shared/', '^src-main/core/': '@core/', '^src-service/': '@service/' }
const everyPackage = [...new Set(sections.flatMap(({ packages }) => packages))]

/**
 * Quick feedback while typing; dependency-cruiser holds up the whole table.
 * @param {import('./scripts/test/boundaries.mjs').Section} section
 * @returns {import('eslint').Linter.Config}
 */
function importsOf({ name, files, local, packages, node }) {
  const closed = Object.entries(aliases)
    .filter(([path]) => !local.some((allowed) => allowed.startsWith(path) || path.startsWith(allowed)))
    .map(([, alias]) => `${alias}*`)
  const foreign = everyPackage.filter((candidate) => !packages.includes(candidate))
  return {
    name: `imports of ${name}`,
    files: [...files],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: [
                ...closed,
                ...foreign.flatMap((candidate) => [candidate, `${candidate}/*`]),
                ...(node ? [] : ['node:*']),
              ],
              message: `${name} may not import this: scripts/test/boundaries.mjs says who may import whom.`,
            },
          ],
        },
      ],
    },
  }
}

const defaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'Use a named export: it has one name everywhere.',
}
const enumeration = {
  selector: 'TSEnumDeclaration',
  message: 'Use a union of string literals.',
}

export default defineConfig(
  globalIgnores(['out/', 'dist/', '.cache/', 'test-results/', 'node_modules/']),
  // AssemblyScript looks like TypeScript and is another language; its own compiler checks its types at every build.
  globalIgnores(['src-shared/inspect-wasm/']),
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  {
    name: 'every file',
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      // `== null` asks for both of its kinds at once.
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'no-restricted-syntax': ['error', defaultExport, enumeration],
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-expect-error': true, minimumDescriptionLength: 10 },
      ],
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // The two dearest rules, about things that are banned here (enums) or hardly there (classes).
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // It believes that a flag cannot change during an await, and flags are what tells that a life has ended meanwhile.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      // A handler is a promise by contract, whether or not it has to wait.
      '@typescript-eslint/require-await': 'off',
      // `() => send()` and `return refuse(…)` read better than a block around one call.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  ...sections.map(importsOf),
  {
    name: 'renderer',
    files: ['src-renderer/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat.recommended],
    // Advice for React's compiler, which is not used here.
    rules: { 'react-hooks/incompatible-library': 'off' },
  },
  {
    name: 'programs of the terminal',
    files: ['src-main/cli/**', 'scripts/**', 'bench/**'],
    rules: { 'no-console': 'off' },
  },
  {
    name: 'processes of their own',
    files: ['src-main/processes/**', 'test/integration/**/support/**'],
    // Their standard error is where a bug is told.
    rules: { 'no-console': ['error', { allow: ['error'] }] },
  },
  {
    name: 'tests',
    files: ['test/**', 'bench/**'],
    rules: {
      // A test may say "this is there", for it fails at once when it is not.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Vitest's own matchers, such as `expect.any(String)`, are typed `any`.
      '@typescript-eslint/no-unsafe-assignment': 'off',
    },
  },
  {
    name: 'declarations',
    files: ['**/*.d.ts'],
    // Only an interface adds to one that stands elsewhere.
    rules: { '@typescript-eslint/consistent-type-definitions': 'off' },
  },
  {
    name: 'secrets',
    files: ['src-main/shell/secrets.ts', 'test/unit/shell/secrets.test.ts'],
    // The asynchronous calls that follow are missing from the older of the two runtimes (docs/adr/0002).
    rules: { '@typescript-eslint/no-deprecated': 'off' },
  },
  {
    name: 'tool settings',
    files: ['*.config.ts', '*.config.js', '.dependency-cruiser.mjs', 'src-renderer/vite.*.config.ts'],
    rules: { 'no-restricted-syntax': ['error', enumeration], 'no-restricted-imports': 'off' },
  },
  {
    name: 'plain JavaScript',
    files: ['**/*.{js,mjs}'],
    rules: {
      // tsc checks these, and knows Node's globals.
      'no-undef': 'off',
      // JSON.parse and the tools' own types: JSDoc has no cheap way to say `unknown` there.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
    },
  },
)
