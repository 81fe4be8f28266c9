import { describe, expect, it } from 'vitest'
import { readModels } from '../../src-renderer/pages/earlier/brought-models'

describe('models that are brought along', () => {
  it('are read as they are typed, and as spreadsheets save them', () => {
    expect(readModels('Planter, 120\r\n"Hook, ""round""";7\n\nBowl\t0\n').models).toEqual([
      { title: 'Planter', downloads: 120 },
      { title: 'Hook, "round"', downloads: 7 },
      { title: 'Bowl', downloads: 0 },
    ])
  })

  it('leave nothing out in silence: lines that can’t be read are named', () => {
    expect(readModels('Planter\nBowl, many\nHook, 3\n, 5').wrong).toEqual([1, 2, 4])
  })
})
