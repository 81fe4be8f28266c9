import { inRoot } from '../setup/paths.mjs'

/**
 * The checks of `npm run check`, each a program of node_modules with its arguments.
 * @type {readonly { name: string, what: string, program: string, args: readonly string[] }[]}
 */
export const checks = [
  {
    name: 'lint',
    what: 'eslint',
    program: 'eslint/bin/eslint.js',
    args: ['--max-warnings=0', '.'],
  },
  {
    name: 'format',
    what: 'prettier',
    program: 'prettier/bin/prettier.cjs',
    args: ['--check', '--log-level=warn', '.'],
  },
  { name: 'types', what: 'tsc', program: 'typescript/bin/tsc', args: ['-b'] },
  {
    name: 'boundaries',
    what: 'dependency-cruiser',
    program: 'dependency-cruiser/bin/dependency-cruise.mjs',
    args: [
      '--config',
      '.dependency-cruiser.mjs',
      'src-shared',
      'src-main',
      'src-renderer',
      'src-service',
      'scripts',
      'bench',
      'test',
    ],
  },
  { name: 'unused', what: 'knip', program: 'knip/bin/knip.js', args: ['--no-progress'] },
]

/** @param {string} program */
export const programPath = (program) => inRoot('node_modules', ...program.split('/'))
