import { describe, expect, it } from 'vitest'
import { entriesOf, factMaker, pointsOf, progressOf } from './support/facts'

describe('Beginner Tasks', () => {
  it('"Set at least one preference tag (e.g., Mechanical Design, Art Sculpture, Architectural Models) to earn 10 points.": none is not enough, one is, twice is once', () => {
    const fact = factMaker()
    expect(pointsOf([fact('preferences.set', { tags: [] })], 'set-preference')).toBe(0)
    const set = fact('preferences.set', { tags: ['Art Sculpture'] })
    const again = fact('preferences.set', { tags: ['Mechanical Design', 'Architectural Models'] })
    expect(pointsOf([set], 'set-preference')).toBe(10)
    expect(entriesOf([set, again], 'set-preference')).toMatchObject([
      { amount: 10, subject: 'mia', step: 1, cause: set.id, why: { asked: 10, nth: 1 } },
    ])
  })

  it('taking every tag away afterwards takes nothing back', () => {
    const fact = factMaker()
    const facts = [['a'], []].map((tags) => fact('preferences.set', { tags }))
    expect(pointsOf(facts, 'set-preference')).toBe(10)
  })

  it('"Set up your nickname and avatar to earn 5 points.": both, in one fact or in two, and not one alone', () => {
    const fact = factMaker()
    const nickname = fact('identity.set', { nickname: true })
    const avatar = fact('identity.set', { avatar: true, nickname: false })
    const others = fact('identity.set', { avatar: true, member: 'noor' })
    expect(pointsOf([nickname], 'nickname-avatar')).toBe(0)
    expect(pointsOf([avatar], 'nickname-avatar')).toBe(0)
    expect(pointsOf([nickname, others], 'nickname-avatar')).toBe(0)
    expect(pointsOf([nickname, avatar], 'nickname-avatar')).toBe(5)
    expect(pointsOf([fact('identity.set', { nickname: true, avatar: true })], 'nickname-avatar')).toBe(5)
    expect(pointsOf([nickname, avatar, nickname, avatar], 'nickname-avatar')).toBe(5)
  })

  it('"Complete your personal profile and earn 5 points.": all required fields, over any number of facts', () => {
    const fact = factMaker()
    const bio = fact('profile.set', { fields: ['bio', 'website'] })
    const region = fact('profile.set', { fields: ['region'] })
    expect(pointsOf([bio, bio], 'complete-profile')).toBe(0)
    expect(entriesOf([bio, region], 'complete-profile')).toMatchObject([{ amount: 5, cause: region.id }])
    expect(
      pointsOf([bio, fact('profile.set', { fields: ['region'], member: 'noor' })], 'complete-profile'),
    ).toBe(0)
  })

  it('"Complete your printer setup and earn 5 points.": once, whatever number of printers', () => {
    const fact = factMaker()
    const printers = ['Elegoo Neptune 4 Pro', 'Elegoo Saturn'].map((model) =>
      fact('printer.configured', { slicer: 'elegoo', vendor: 'Elegoo', model }),
    )
    expect(pointsOf(printers.slice(0, 1), 'setup-printer')).toBe(5)
    expect(pointsOf(printers, 'setup-printer')).toBe(5)
  })

  it('"New users can earn 30 points by uploading their first original or remix model.": the first of either, once', () => {
    const fact = factMaker()
    const remix = fact('model.approved', { model: 'm1', origin: 'remix' })
    const original = fact('model.approved', { model: 'm2', origin: 'original' })
    expect(entriesOf([remix, original], 'first-model-upload')).toMatchObject([
      { amount: 30, cause: remix.id },
    ])
  })

  it('"Note: Reposted models will not earn points.": the first that is none of them earns', () => {
    const fact = factMaker()
    const repost = fact('model.approved', { model: 'm1', origin: 'repost' })
    const original = fact('model.approved', { model: 'm2', origin: 'original' })
    expect(progressOf([repost]).points).toBe(0)
    expect(progressOf([repost, fact('model.downloads', { model: 'm1', total: 5000 })]).points).toBe(0)
    expect(entriesOf([repost, original], 'first-model-upload')).toMatchObject([
      { amount: 30, cause: original.id },
    ])
  })

  it('"New users" are those who have not earned it yet, however long they have been there', () => {
    const fact = factMaker()
    const facts = [
      fact('member.joined', { at: '2015-01-01T00:00:00Z' }),
      fact('model.approved', { model: 'm0', origin: 'repost', at: '2016-01-01T00:00:00Z' }),
      fact('model.approved', { model: 'm1', origin: 'original' }),
    ]
    expect(pointsOf(facts, 'first-model-upload')).toBe(30)
  })

  it('the first is the one recorded first, though another happened before it', () => {
    const fact = factMaker()
    const early = fact('model.approved', {
      model: 'm1',
      origin: 'original',
      at: '2025-01-01T00:00:00Z',
      recordedAt: '2026-11-20T00:00:00Z',
    })
    const late = fact('model.approved', { model: 'm2', origin: 'original' })
    expect(entriesOf([early, late], 'first-model-upload')).toMatchObject([{ amount: 30, cause: late.id }])
  })

  it('"New users can earn 20 points by uploading their first print profile.": of any model, once', () => {
    const fact = factMaker()
    const profiles = ['p1', 'p2'].map((profile) => fact('print_profile.published', { model: 'm1', profile }))
    expect(entriesOf(profiles, 'first-print-profile')).toMatchObject([{ amount: 20, step: 1 }])
  })

  it('a model and its profile published together give 30 + 10 + 20 + 5 = 65', () => {
    const fact = factMaker()
    const both = [
      fact('model.approved', { model: 'm1', origin: 'original' }),
      fact('print_profile.published', { model: 'm1', profile: 'p1' }),
    ]
    expect(progressOf(both).points).toBe(65)
  })
})
