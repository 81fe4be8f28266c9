import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
function optionsOf(project: string): ts.CompilerOptions {
  const path = join(root, project, 'tsconfig.json')
  const host: ts.ParseConfigFileHost = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined }
  const parsed = ts.getParsedCommandLineOfConfigFile(path, {}, host)
  if (parsed === undefined) throw new Error(`${path} cannot be read`)
  return parsed.options
}

type World = { readonly options: ts.CompilerOptions; readonly host: ts.CompilerHost }

/** A project's options and the files around it, each parsed once for all of the texts. */
function worldOf(project: string): World {
  const {
    composite: _,
    incremental: __,
    emitDeclarationOnly: ___,
    declaration: ____,
    ...options
  } = optionsOf(project)
  const host = ts.createCompilerHost(options)
  const parsed = new Map<string, ts.SourceFile | undefined>()
  return {
    options,
    host: {
      ...host,
      getSourceFile: (path, version) => {
        if (!parsed.has(path)) parsed.set(path, host.getSourceFile(path, version))
        return parsed.get(path)
      },
    },
  }
}

const worlds = new Map<string, World>()

/** What TypeScript says about a text, were it a file of that project. */
function complaintsIn(project: string, text: string): string[] {
  const world = worlds.get(project) ?? worldOf(project)
  worlds.set(project, world)
  const { options, host } = world
  const planted = join(root, project, 'planted.ts')
  const program = ts.createProgram(
    [planted],
    { ...options, noEmit: true },
    {
      ...host,
      fileExists: (path) => path === planted || host.fileExists(path),
      readFile: (path) => (path === planted ? text : host.readFile(path)),
      getSourceFile: (path, version) =>
        path === planted ? ts.createSourceFile(path, text, version) : host.getSourceFile(path, version),
    },
  )
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
}

describe('the shared core knows no machine', () => {
  test.each([
    'process.cwd()',
    'document.title',
    'window',
    'Buffer.from("")',
    'setTimeout',
    'console',
    'fetch',
  ])('%s is no word there', (expression) => {
    const complaints = complaintsIn('src-shared', `export const planted: unknown = ${expression}\n`)
    expect(complaints.join('\n')).toMatch(/Cannot find name/)
  })

  test('plain language is', () => {
    expect(complaintsIn('src-shared', 'export const planted: number = Math.max(1, 2)\n')).toEqual([])
  })
})

describe('each project has its own world', () => {
  test('core knows Node and no page', () => {
    expect(complaintsIn('src-main/core', 'export const planted: string = process.cwd()\n')).toEqual([])
    expect(complaintsIn('src-main/core', 'export const planted: unknown = document\n')).not.toEqual([])
  })

  test('the renderer knows the page and no Node', () => {
    expect(complaintsIn('src-renderer', 'export const planted: string = document.title\n')).toEqual([])
    expect(complaintsIn('src-renderer', 'export const planted: unknown = process.cwd()\n')).not.toEqual([])
  })
})

const projects = [
  'src-shared',
  'src-shared/inspect-node',
  'src-main',
  'src-main/core',
  'src-main/cli',
  'src-main/preload',
  'src-renderer',
  'src-service',
  'scripts',
  'test',
]

test.each(projects)('%s is checked as strictly as it can be', (project) => {
  expect(optionsOf(project)).toMatchObject({
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noPropertyAccessFromIndexSignature: true,
    noImplicitOverride: true,
    noImplicitReturns: true,
    noFallthroughCasesInSwitch: true,
    noUnusedLocals: true,
    noUnusedParameters: true,
    verbatimModuleSyntax: true,
    erasableSyntaxOnly: true,
    composite: true,
  })
})
