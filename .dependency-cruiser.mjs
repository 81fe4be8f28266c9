import { sections } from './scripts/test/boundaries.mjs'

/** @param {readonly string[]} packages */
const inNodeModules = (packages) => packages.map((name) => `^node_modules/(?:@types/)?${name}(?:/|$)`)

const perSection = sections.flatMap(({ name, path, local, packages, node }) => [
  {
    name: `${name}: our own`,
    comment: `${name} may import only what scripts/test/boundaries.mjs lists for it.`,
    severity: 'error',
    from: { path },
    to: { pathNot: [...local, '^node_modules/'], dependencyTypesNot: ['core', 'unknown'] },
  },
  {
    name: `${name}: packages`,
    comment: `A package must be filed under ${name} in scripts/test/boundaries.mjs before it is used there.`,
    severity: 'error',
    from: { path },
    to: { path: '^node_modules/', pathNot: inNodeModules(packages), dependencyTypesNot: ['core'] },
  },
  ...(node
    ? []
    : [
        {
          name: `${name}: no Node`,
          comment: `${name} runs where Node's modules are not.`,
          severity: 'error',
          from: { path },
          to: { dependencyTypes: ['core'] },
        },
      ]),
])

export default {
  forbidden: [
    ...perSection,
    {
      name: 'nothing imports tests',
      severity: 'error',
      from: { pathNot: '^test/' },
      to: { path: '^test/' },
    },
    {
      name: 'no cycles',
      comment: 'Two files that need each other to run are one file. Types may know each other.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'resolvable',
      comment: 'An import that cannot be resolved would slip through every other rule.',
      severity: 'error',
      from: {},
      // `?raw`, `?url` and the like are Vite's; Electron has no file to resolve to.
      to: { couldNotResolve: true, pathNot: ['\\?', '^electron'] },
    },
    {
      name: 'no orphans',
      comment: 'A source file that nothing imports and that imports nothing is dead.',
      severity: 'error',
      from: { orphan: true, path: '^(src-|scripts/)', pathNot: '\\.d\\.ts$' },
      to: {},
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.base.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(out|dist|\\.cache)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json', '.d.ts'],
    },
  },
}
