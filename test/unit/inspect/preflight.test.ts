import { describe, expect, test } from 'vitest'
import { createAppIntl, translator } from '@shared/i18n/intl'
import { preflightText } from '@shared/i18n/preflight-text'
import { isGenericTitle } from '@shared/inspect/preflight/generic-title'
import { preflightOf, type PublishFacts } from '@shared/inspect/preflight/preflight'
import { preflightItemSchema, type Report } from '@shared/inspect/report'
import { box } from '@shared/sample/solids'
import {
  emptyProjectFile,
  genericFile,
  plainFile,
  presetFile,
  projectFile,
  slicedFile,
} from '../../fixtures/exports'
import { inspected } from './support'

const listed = (report: Report) => report.preflight.map(({ code }) => code)
const itemOf = (report: Report, code: string) => report.preflight.find((item) => item.code === code)

describe('before publishing', () => {
  test('a plain model lacks picture, title, profile and licence', async () => {
    expect(listed(await inspected(await plainFile()))).toEqual([
      'no-thumbnail',
      'untitled',
      'no-profile',
      'licence-missing',
    ])
  })

  test('a named project with a picture and a licence is only not sliced', async () => {
    const report = await inspected(
      await projectFile({ title: 'Ripple planter', picture: true, metadata: { License: 'CC BY' } }),
    )
    expect(report.preflight).toEqual([{ code: 'unsliced', finding: null }])
  })

  test('a title that says nothing is named', async () => {
    const report = await inspected(await projectFile({ title: 'Untitled (2)' }))
    expect(itemOf(report, 'title-generic')?.params).toEqual({ title: 'Untitled (2)' })
  })

  test('what is a finding too names it', async () => {
    const open = { ...box(10, 10, 10), triangles: box(10, 10, 10).triangles.slice(3) }
    const report = await inspected(await projectFile({ mesh: open }))
    expect(itemOf(report, 'not-manifold')).toEqual({ code: 'not-manifold', finding: 'mesh-open' })
  })

  test.each([
    ['wider than the plate', box(300, 20, 20), { what: 'plate', size: 300, room: 225 }],
    ['deeper than the plate', box(20, 240.04, 20), { what: 'plate', size: 240, room: 225 }],
    ['taller than the printer', box(20, 20, 265.8), { what: 'height', size: 265.8, room: 265 }],
  ])('a body is %s', async (_, mesh, params) => {
    expect(itemOf(await inspected(await genericFile({ mesh })), 'outside-volume')?.params).toEqual(params)
  })

  test('a body that just fits is no matter', async () => {
    expect(listed(await inspected(await genericFile({ mesh: box(225, 225, 265) })))).not.toContain(
      'outside-volume',
    )
  })

  test('an empty project, a preset and a rejected file have no list of a model', async () => {
    expect(listed(await inspected(await emptyProjectFile()))).toEqual(['no-thumbnail'])
    expect(listed(await inspected(presetFile(), 'x.json'))).toEqual([])
    expect(listed(await inspected((await projectFile()).slice(0, 700)))).toEqual([])
    expect(listed(await inspected(await slicedFile({ picture: true })))).toEqual([])
  })
})

describe('plates', () => {
  const facts: PublishFacts = {
    volume: { widthMm: 220, depthMm: 220, heightMm: 250 },
    hasPicture: true,
    plates: 2,
    copies: 2,
    footprintsMm: [],
  }
  const listFor = async (more: Partial<PublishFacts>) => {
    const report = await inspected(await genericFile({ mesh: box(500, 100, 20) }))
    return preflightOf(report, { ...facts, ...more }).map(({ code }) => code)
  }

  test('side by side are wider than one plate, which is no matter', async () => {
    expect(await listFor({})).not.toContain('outside-volume')
    expect(await listFor({ plates: 1 })).toContain('outside-volume')
  })

  test('are judged by what the slicer noted of each object', async () => {
    expect(
      await listFor({
        footprintsMm: [
          [100, 100],
          [100, 231],
        ],
      }),
    ).toContain('outside-volume')
    expect(
      await listFor({
        footprintsMm: [
          [100, 100],
          [219, 220.4],
        ],
      }),
    ).not.toContain('outside-volume')
  })

  test('without any object are named, unless the file does not say', async () => {
    expect(await listFor({ plates: 3 })).toContain('empty-plates')
    expect(await listFor({ plates: 2 })).not.toContain('empty-plates')
    expect(await listFor({ plates: 3, copies: null })).not.toContain('empty-plates')
  })

  test('of a printer that is not known are not judged', async () => {
    expect(await listFor({ volume: null, plates: 1 })).not.toContain('outside-volume')
  })
})

test.each([
  'Untitled',
  'untitled 12',
  'MODEL',
  'Cube_2',
  'new project.3mf',
  'Unbenannt',
  'Ohne Titel',
  'Würfel',
  'Kopie Teil 3',
  '未命名',
  '新建项目 2',
  '模型',
  'モデル',
  'Modèle',
  'Sans titre',
  'Sin título',
  'Objeto 1',
  '123',
  '_',
  'x',
  'Plate_1',
])('%j says nothing', (title) => expect(isGenericTitle(title)).toBe(true))

test.each([
  'Ripple planter',
  'Box for screws',
  'Cube gears',
  'Würfelbecher',
  '方块收纳盒',
  '龙',
  'Part 3 of the loom',
  'Testudo',
  '',
])('%j says something, or is none', (title) => expect(isGenericTitle(title)).toBe(false))

test.each(['en', 'de', 'zh-CN'] as const)('every item has a title and a mend in %s', (language) => {
  const t = translator(createAppIntl(language))
  for (const code of preflightItemSchema.shape.code.options) {
    const { title, mend } = preflightText({ code, finding: null }, t)
    expect(`${title}${mend}`).not.toMatch(/preflight\.|\{/)
    expect(mend.length).toBeGreaterThan(5)
  }
  const host = preflightText({ code: 'from-elsewhere', finding: null, params: { host: 'site.example' } }, t)
  expect(host.title).toContain('site.example')
})
