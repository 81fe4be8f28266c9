import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../src-renderer', import.meta.url))
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).map((path) => join(root, path))
const named = (path: string) => relative(root, path).replaceAll('\\', '/')

const spoken = new Set([
  'aria-label',
  'title',
  'placeholder',
  'label',
  'alt',
  'context',
  'note',
  'hint',
  'why',
  'closeLabel',
])

/** Words that stand in JSX itself, where no language can reach them. */
function literalText(path: string, source: string): readonly string[] {
  const found: string[] = []
  const tree = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)
  const hasWords = (text: string) => /\p{L}{2}/u.test(text)
  const walk = (node: ts.Node) => {
    if (ts.isJsxText(node) && hasWords(node.text)) found.push(node.text.trim())
    if (
      ts.isJsxAttribute(node) &&
      spoken.has(node.name.getText(tree)) &&
      node.initializer &&
      ts.isStringLiteral(node.initializer) &&
      hasWords(node.initializer.text) &&
      !/^[a-z]+(?:\.[a-zA-Z]+)+$/u.test(node.initializer.text)
    ) {
      found.push(node.initializer.text)
    }
    ts.forEachChild(node, walk)
  }
  walk(tree)
  return found
}

describe('the sources of the renderer', () => {
  it('hold no literal text in JSX', () => {
    const found = files
      .filter((path) => path.endsWith('.tsx'))
      .flatMap((path) =>
        literalText(path, readFileSync(path, 'utf8')).map((text) => `${named(path)}: ${text}`),
      )
    expect(found).toEqual([])
  })

  it('would be caught if they did', () => {
    expect(literalText('x.tsx', '<p title="Wrong here">Hello {name}</p>')).toEqual(['Wrong here', 'Hello'])
    expect(literalText('x.tsx', '<p title={t("a.b")}>{t("c.d")} · 3</p>')).toEqual([])
  })

  it('take the component library and the icons only through ui/', () => {
    const outside = files
      .filter((path) => /\.tsx?$/u.test(path) && !named(path).startsWith('ui/'))
      .filter((path) => /from '(?:@mantine|@tabler)/u.test(readFileSync(path, 'utf8')))
    expect(outside.map(named)).toEqual([])
  })

  it('show every component of ui/ in the gallery, which the app itself never loads', () => {
    const components = files
      .map(named)
      .filter((path) => /^ui\/.*\.tsx$/u.test(path))
      .filter((path) => !['ui/provider.tsx', 'ui/field-parts.tsx'].includes(path))
      .map((path) => path.slice('ui/'.length, -'.tsx'.length))
    const gallery = readFileSync(join(root, 'gallery/gallery.tsx'), 'utf8')
    const shown = [...gallery.matchAll(/^ {2}'?([a-z-]+)'?: \w+\.\w+,$/gmu)].map(([, name]) => name)
    expect(shown).toEqual(components.sort())
    const importers = files
      .filter((path) => /\.tsx?$/u.test(path) && !named(path).startsWith('gallery/'))
      .filter((path) => readFileSync(path, 'utf8').includes('gallery/'))
    expect(importers.map(named)).toEqual(['main.tsx'])
    const entry = readFileSync(join(root, 'main.tsx'), 'utf8')
    const [always, inBrowser] = entry.split("if (import.meta.env.MODE === 'browser'")
    expect(always).not.toContain('gallery')
    expect(inBrowser).toContain("await import('./gallery/gallery')")
  })

  it('write a colour down in one file', () => {
    const allowed = [
      'theme/tokens.ts',
      // The app's own sign keeps its colours in either light; drawn avatars are pictures; the ground before React.
      'ui/mark.module.css',
      'pages/reward-tasks/avatar-picture.ts',
      'styles/base.css',
    ]
    const elsewhere = files
      .filter((path) => /\.(?:css|tsx?)$/u.test(path) && !named(path).startsWith('bridge/fake/'))
      .filter((path) => !allowed.includes(named(path)))
      .filter((path) =>
        /#[0-9a-f]{3,8}\b|rgba?\(/iu.test(
          readFileSync(path, 'utf8').replaceAll(/'#[^']*\/'|href="#[^"]*"/gu, ''),
        ),
      )
    expect(elsewhere.map(named)).toEqual([])
  })

  it('have no inline script, style or event handler in the page', () => {
    const page = readFileSync(join(root, 'index.html'), 'utf8')
    expect(page).not.toMatch(/<style|style=|\son[a-z]+=|<script(?![^>]*\ssrc=)/iu)
    expect(page).toContain('<meta name="style-nonce" content="%NONCE%" />')
  })
})
