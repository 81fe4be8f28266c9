import { expect, test } from 'vitest'
import { inspect } from '@shared/inspect/inspect'
import { originEvidence, type OriginFacts } from '@shared/inspect/origin/evidence'
import { projectFile } from '../../fixtures/exports'
import { codes, deps, inspected } from './support'

const nothing: OriginFacts = { metadata: [], sourceFiles: [], partNames: [], mark: null }
const metadata = (name: string, value: string) => ({ metadata: [{ name, value }] })

test.each<[string, Partial<OriginFacts>, string, string[]]>([
  ['nothing', {}, 'unknown', []],
  ['the id of a site', metadata('DesignModelId', '123456'), 'repost', ['site-id']],
  ['a person, who may be the member', metadata('DesignerUserId', '4272'), 'unknown', ['person-named']],
  ['an author', metadata('Copyright', '[{&quot;author&quot;:&quot;Eve&quot;}]'), 'unknown', ['author-named']],
  ['what the file says itself', metadata('Origin', 'Remix of …'), 'remix', ['origin-stated']],
  [
    'a file of the downloads folder',
    { sourceFiles: ['C:\\Users\\eve\\Downloads\\a.stl'] },
    'repost',
    ['source-downloaded'],
  ],
  [
    'a downloads folder in another language',
    { sourceFiles: ['/home/eve/下载/a.stl'] },
    'repost',
    ['source-downloaded'],
  ],
  [
    'a downloaded part beside an own one',
    { sourceFiles: ['/home/eve/Downloads/a.stl', '/home/eve/b.stl'] },
    'remix',
    ['source-downloaded'],
  ],
  ['a drawing of a CAD program', { sourceFiles: ['/home/eve/cad/a.STEP'] }, 'original', ['source-drawn']],
  ['a downloaded drawing', { sourceFiles: ['/home/eve/Downloads/a.step'] }, 'repost', ['source-downloaded']],
  [
    'attached pictures',
    { partNames: ['Auxiliaries/Model Pictures/a.png'] },
    'unknown',
    ['pictures-attached'],
  ],
  [
    'the mark of the system',
    { mark: { system: 'windows', host: 'site.example' } },
    'repost',
    ['download-mark'],
  ],
  [
    'a drawing of one’s own in a downloaded file',
    { sourceFiles: ['/home/eve/a.step'], mark: { system: 'macos', host: null } },
    'remix',
    ['source-drawn', 'download-mark'],
  ],
])('%s', (_, facts, suggests, signs) => {
  const found = originEvidence({ ...nothing, ...facts })
  expect(found.suggests).toBe(suggests)
  expect(found.reasons.map(({ sign }) => sign)).toEqual(signs)
})

test('reasons never hold an id, a path, a name or a whole address', () => {
  const { reasons } = originEvidence({
    metadata: [
      { name: 'DesignModelId', value: 'secret-1' },
      { name: 'Designer', value: 'secret-2' },
      { name: 'Copyright', value: '{"author":"secret-3"}' },
      { name: 'Origin', value: 'original secret-4' },
    ],
    sourceFiles: ['/home/secret-5/Downloads/secret-6.stl', '/x/secret-7.step'],
    partNames: ['Auxiliaries/Model Pictures/secret-8.png'],
    mark: { system: 'windows', host: 'site.example' },
  })
  expect(reasons).toHaveLength(8)
  expect(JSON.stringify(reasons)).not.toContain('secret')
})

test('evidence decides nothing: the origin stays unknown and the file qualifies', async () => {
  const bytes = await projectFile({ metadata: { DesignModelId: '123456' } })
  const report = await inspected(bytes)
  expect(report).toMatchObject({
    verdict: 'qualifies',
    model: { origin: 'unknown' },
    originEvidence: { suggests: 'repost', reasons: [{ sign: 'site-id', detail: 'DesignModelId' }] },
  })
  expect(codes(report)).toContain('came-from-elsewhere')
})

test('the mark of the system is named by its host, in the finding and before publishing', async () => {
  const bytes = await projectFile()
  const mark = { system: 'windows', host: 'www.printables.com' } as const
  const report = await inspect(
    { file: 'a.3mf', size: bytes.length, sha256: null, content: { whole: bytes }, mark },
    deps,
  )
  expect(report.findings.find(({ code }) => code === 'came-from-elsewhere')?.params).toMatchObject({
    evidence: 'www.printables.com',
  })
  expect(report.preflight).toContainEqual({
    code: 'from-elsewhere',
    finding: 'came-from-elsewhere',
    params: { host: 'www.printables.com' },
  })
})
