import { describe, expect, it } from 'vitest'
import { documentNumber, emptyDocument } from '@shared/state/document'
import { readDocument, type Migration } from '@shared/state/migrate'
import { reduce } from '@shared/state/reduce'
import { fromDocument, toDocument } from '@shared/state/state'

describe('a stored document', () => {
  it('of our own number is read as it is', () => {
    expect(readDocument(JSON.parse(JSON.stringify(emptyDocument())))).toEqual({
      ok: true,
      value: emptyDocument(),
    })
  })

  it('of an older number goes through every step to ours', () => {
    const { sites, ...older } = emptyDocument()
    const steps = new Map<number, Migration>([
      [documentNumber - 2, (document) => ({ ...document, folders: [] })],
      [documentNumber - 1, (document) => ({ ...document, sites })],
    ])
    const stored = { ...older, folders: 'old', number: documentNumber - 2 }
    expect(readDocument(stored, steps)).toEqual({ ok: true, value: emptyDocument() })
  })

  it('of before limits could be raised has none that is', () => {
    const { limits: _, ...settings } = emptyDocument().settings
    expect(readDocument({ ...emptyDocument(), number: 1, settings })).toEqual({
      ok: true,
      value: emptyDocument(),
    })
  })

  it('of before removed photos were told has places that know of none, and ask', () => {
    const state = fromDocument(emptyDocument())
    const head = { id: '01ARZ3NDEKTSV4RRFFQ69G5F01', address: null, name: '', service: null, member: null }
    reduce(state, { change: 'place-put', place: { ...head, kind: 'service', site: null } })
    const document = toDocument(state)
    const places = document.places.map(({ removedPhotos: _, removedPhotosDue: __, ...place }) => place)
    expect(document.places).toMatchObject([{ removedPhotos: [], removedPhotosDue: true }])
    expect(readDocument({ ...document, number: 5, places })).toEqual({ ok: true, value: document })
  })

  it('of a newer number is not touched', () => {
    const newer = { ...emptyDocument(), number: documentNumber + 1 }
    expect(readDocument(newer)).toEqual({ ok: false, error: { fault: 'newer', number: documentNumber + 1 } })
  })

  it('that is damaged says where', () => {
    expect(readDocument({ ...emptyDocument(), place: 7 })).toEqual({
      ok: false,
      error: { fault: 'damaged', where: 'place' },
    })
    expect(readDocument('text')).toMatchObject({ ok: false, error: { fault: 'damaged' } })
    expect(readDocument({})).toMatchObject({ ok: false, error: { fault: 'damaged' } })
  })
})
