import type { FileRow } from '@shared/ipc/views'
import { expect, test } from 'vitest'
import { demoStep } from '../../src-renderer/shell/demo-step'
import { fakeWith } from './fake'

const { state, files } = fakeWith('full').scene
const planter = (publication: FileRow['publication']): FileRow[] =>
  files.map(({ row }) => (row.id === 'ripple' ? { ...row, publication } : row))
const elsewhere = { page: 'tasks', file: null } as const

test('the demo asks for the folder first, then for the place', () => {
  expect(demoStep({ ...state, folders: [] }, [], elsewhere)).toBe('folder')
  expect(demoStep({ ...state, place: { kind: 'none' } }, [], elsewhere)).toBe('place')
})

test('it leads to the planter and asks to publish it once it is chosen', () => {
  expect(demoStep(state, planter(null), elsewhere)).toBe('file')
  expect(demoStep(state, planter(null), { page: 'files', file: 'ripple' })).toBe('publish')
})

test.each([
  ['waiting-to-sync', 'waiting'],
  ['confirmed', 'history'],
  ['estimate', 'estimate'],
] as const)('once it is %s it says so', (publication, step) => {
  expect(demoStep(state, planter(publication), elsewhere)).toBe(step)
})

test('a sliced planter, saved later and not published, does not lead back', () => {
  const [sliced] = planter(null).filter(({ id }) => id === 'ripple')
  if (!sliced) throw new Error('no planter')
  const rows = [
    { ...sliced, id: 'sliced', name: 'Ripple planter_PLA_0.2.gcode.3mf' },
    ...planter('confirmed'),
  ]
  expect(demoStep(state, rows, elsewhere)).toBe('history')
})
