import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ESLint } from 'eslint'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const eslint = new ESLint({ cwd: root })

/** The rules that a text would break, were it what stands in that file. */
async function brokenBy(file: string, text: string): Promise<(string | null)[]> {
  const [result] = await eslint.lintText(text, { filePath: join(root, file) })
  return result!.messages.map(({ ruleId }) => ruleId)
}

describe('in the shared core', () => {
  test.each([
    ['Electron', `import { app } from 'electron'\nexport const planted = app\n`, 'no-restricted-imports'],
    ['Node', `import { sep } from 'node:path'\nexport const planted = sep\n`, 'no-restricted-imports'],
    ['core', `import { planted } from '@core/planted'\nexport { planted }\n`, 'no-restricted-imports'],
    ['an enum', 'export enum Planted { a }\n', 'no-restricted-syntax'],
    ['a default export', 'export default 1\n', 'no-restricted-syntax'],
    ['any', 'export const planted = (value: any): number => value\n', '@typescript-eslint/no-explicit-any'],
    ['ts-ignore', '// @ts-ignore\nexport const planted: string = 1\n', '@typescript-eslint/ban-ts-comment'],
    [
      'an interface',
      'export interface Planted { readonly a: 1 }\n',
      '@typescript-eslint/consistent-type-definitions',
    ],
    ['console', `export const planted = () => console.log('here')\n`, 'no-console'],
    [
      'a forgotten promise',
      'const work = () => Promise.resolve(1)\nexport const planted = () => {\n  work()\n}\n',
      '@typescript-eslint/no-floating-promises',
    ],
    [
      'a forgotten case',
      `export function planted(value: 'a' | 'b'): number {\n  switch (value) {\n    case 'a':\n      return 1\n  }\n  return 2\n}\n`,
      '@typescript-eslint/switch-exhaustiveness-check',
    ],
  ])(
    '%s is refused',
    async (_, text, rule) => {
      expect(await brokenBy('src-shared/result.ts', text)).toContain(rule)
    },
    60_000,
  )

  test('plain code is not', async () => {
    const text = `import { z } from 'zod'\n\nexport const planted = z.string()\n`
    expect(await brokenBy('src-shared/result.ts', text)).toEqual([])
  }, 60_000)
})

test('a page does not reach for the component library itself', async () => {
  const text = `import { Button } from '@mantine/core'\nexport const planted = Button\n`
  expect(await brokenBy('src-renderer/main.tsx', text)).toContain('no-restricted-imports')
}, 60_000)
