import { describe, expect, it } from 'vitest'
import { coverShown, isSameCover, withoutPhoto } from '../../src-renderer/pages/publish/publish-form'

const photos = ['one', 'two', 'three']

describe('the cover', () => {
  it('is the file’s own picture until another is chosen, and without one the first photo', () => {
    expect(coverShown({ photos, cover: null }, true)).toBeNull()
    expect(coverShown({ photos, cover: null }, false)).toEqual({ photo: 0 })
    expect(coverShown({ photos, cover: { plate: 2 } }, true)).toEqual({ plate: 2 })
    expect(coverShown({ photos: [], cover: null }, false)).toBeUndefined()
  })

  it('stays the same photo when one before it is removed', () => {
    expect(withoutPhoto({ photos, cover: { photo: 2 } }, 0)).toEqual({
      photos: ['two', 'three'],
      cover: { photo: 1 },
    })
    expect(withoutPhoto({ photos, cover: { photo: 0 } }, 2)).toEqual({
      photos: ['one', 'two'],
      cover: { photo: 0 },
    })
  })

  it('is left to the file when the photo that was it is removed; a plate stays', () => {
    expect(withoutPhoto({ photos, cover: { photo: 1 } }, 1).cover).toBeNull()
    expect(withoutPhoto({ photos, cover: { plate: 1 } }, 1).cover).toEqual({ plate: 1 })
  })

  it('is one of a plate or of a photo, never of both', () => {
    expect(isSameCover({ plate: 1 }, { photo: 1 })).toBe(false)
    expect(isSameCover({ photo: 1 }, { photo: 1 })).toBe(true)
    expect(isSameCover(null, undefined)).toBe(false)
    expect(isSameCover(null, null)).toBe(true)
  })
})
