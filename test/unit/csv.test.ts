import { csvLine, csvTable } from '@shared/csv'
import { expect, it } from 'vitest'

it.each([
  ['=1+1', "'=1+1"],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', `"'\t=1"`],
  ['\r=1', `"'\r=1"`],
  ['\n=1', `"'\n=1"`],
  ['＝1', "'＝1"],
  ['a;=1', '"a;=1"'],
  ['a,b', '"a,b"'],
  ['say "hi"', '"say ""hi"""'],
  ['plain', 'plain'],
])('the text %j is %j in a table, and nothing that a spreadsheet runs', (text, field) => {
  expect(csvLine([text, 'x'])).toBe(`${field},x\r\n`)
})

it('a negative number stays a number', () => {
  expect(csvLine([-5, 0])).toBe('-5,0\r\n')
})

it('a table puts each cell below its name, and nothing where a line says nothing', () => {
  const table = csvTable(['rule', 'points', 'note'])
  expect(table.head + table.line({ note: 'twice, =so', points: 0 })).toBe(
    '\uFEFFrule,points,note\r\n,0,"twice, =so"\r\n',
  )
})
