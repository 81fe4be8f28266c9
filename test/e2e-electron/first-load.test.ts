import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { firstLoadBytes, firstLoadFiles } from '../../bench/support/first-load'
import { expect, test } from './harness/fixtures'
import { projectFolder } from './harness/launch'

const pages = join(projectFolder, 'out', 'renderer')

test('the window opens with less than 350 kB of scripts and styles, gzipped', () => {
  const bytes = firstLoadBytes(pages)
  expect(bytes).toBeGreaterThan(100_000)
  expect(bytes).toBeLessThan(350_000)
})

test('the library’s styles come before ours, so that ours have the last word', () => {
  const styles = firstLoadFiles(pages).filter((path) => path.endsWith('.css'))
  const holdsLibrary = styles.map((path) =>
    readFileSync(join(pages, path), 'utf8').includes('--mantine-scale:'),
  )
  expect(styles.length).toBeGreaterThan(1)
  expect(holdsLibrary).toEqual(styles.map((_path, index) => index === 0))
})
