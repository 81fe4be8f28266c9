import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { madeUp } from './support/fake-inspector'
import {
  claimOf,
  lines,
  modelBody,
  newId,
  startService,
  statusOf,
  type UnderTest,
} from './support/service-under-test'

let service: UnderTest
beforeEach(async () => (service = await startService()))
afterEach(() => service.close())

const preferences = { kind: 'preferences', tags: ['Art'] } as const
const tags = () => ({ ...preferences, tags: ['Art'] })

describe('a claim sent again', () => {
  it('gets its first answer, and counts once', async () => {
    const ann = service.as('ann')
    const claim = claimOf(tags())
    const first = await ann.send([claim])
    const again = await ann.send([claim])
    expect(again).toEqual(first)
    expect(lines(await ann.entries())).toEqual(['set-preference 10'])
  })

  it('is the same whatever the order of its fields', async () => {
    const ann = service.as('ann')
    const { id, madeAt } = claimOf(tags())
    const first = await ann.send([{ id, madeAt, body: { kind: 'preferences', tags: ['Art'] } }])
    expect(await ann.send([{ body: { tags: ['Art'], kind: 'preferences' }, madeAt, id }])).toEqual(first)
  })

  it('is refused loudly when its content differs', async () => {
    const ann = service.as('ann')
    const claim = claimOf(tags())
    await ann.send([claim])
    const [outcome] = await ann.send([{ ...claim, body: { ...preferences, tags: ['Robots'] } }])
    expect(outcome).toMatchObject({
      outcome: 'error',
      error: { code: 'claim-content-differs' },
      retry: false,
    })
    expect((await ann.me()).tags).toEqual(['Art'])
  })

  it('is refused when the id is another member’s, and tells nothing of it', async () => {
    const claim = claimOf(tags())
    await service.as('ann').send([claim])
    const [outcome] = await service.as('ben').send([claim])
    expect(outcome).toEqual({
      outcome: 'error',
      id: claim.id,
      error: { code: 'claim-content-differs' },
      retry: false,
    })
    expect(await service.as('ben').changes()).not.toContainEqual(expect.objectContaining({ kind: 'claim' }))
  })

  it('counts once when twenty of it arrive at once', async () => {
    const ann = service.as('ann')
    const { ref } = await ann.upload(madeUp({ fingerprint: 'clip' }))
    const claim = claimOf(modelBody(ref))
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => ann.send([claim])))
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1)
    expect(lines(await ann.entries())).toEqual(['first-model-upload 30', 'model-upload 10'])
  })

  it('counts once when it is twice in one batch', async () => {
    const ann = service.as('ann')
    const claim = claimOf(tags())
    const [first, second] = await ann.send([claim, claim])
    expect(second).toEqual(first)
    expect(lines(await ann.entries())).toEqual(['set-preference 10'])
  })
})

describe('a batch', () => {
  it('answers each claim in the order given, and no bad one holds up the others', async () => {
    const poison: readonly unknown[] = [
      { id: newId(), madeAt: 'yesterday', body: tags() },
      { id: newId(), madeAt: '2026-11-22T11:59:00.000Z', body: { kind: 'teleport' } },
      { id: newId(), madeAt: '2026-11-22T11:59:00.000Z', body: { ...tags(), points: 1000 } },
      claimOf(modelBody({ sha256: '0'.repeat(64), size: 5, name: 'never sent.3mf' })),
    ]
    const ann = service.as('ann')
    const dead = await ann.upload(madeUp({ finding: 'inspector-dies' }))
    const batch = [...poison, claimOf(modelBody(dead.ref)), claimOf(tags())] as { id: string }[]
    const outcomes = await service.as('ann').send(batch)
    expect(outcomes.map(({ id }) => id)).toEqual(batch.map(({ id }) => id))
    expect(
      outcomes.map((outcome) =>
        outcome.outcome === 'error' ? [outcome.error.code, outcome.retry] : outcome.status.state,
      ),
    ).toEqual([
      ['bad-request', false],
      ['bad-request', false],
      ['bad-request', false],
      ['upload-missing', true],
      ['service-busy', true],
      'done',
    ])
  })

  it('of more claims than are written at once is taken in whole, in its order', async () => {
    const ann = service.as('ann')
    const claims = Array.from({ length: 100 }, (_, n) => claimOf({ ...tags(), tags: [`tag-${n}`] }))
    const outcomes = await ann.send(claims)
    expect(outcomes.map((outcome) => outcome.outcome === 'recorded' && outcome.status.state)).toEqual(
      claims.map(() => 'done'),
    )
    const told = (await ann.changes()).flatMap((change) =>
      change.kind === 'claim' ? [change.status.id] : [],
    )
    expect(told).toEqual(claims.map(({ id }) => id))
    expect((await ann.me()).tags).toEqual(['tag-99'])
    expect(await ann.send(claims)).toEqual(outcomes)
    expect(lines(await ann.entries())).toEqual(['set-preference 10'])
  })

  it('takes a profile together with the model that another claim of the batch publishes', async () => {
    const ann = service.as('ann')
    const { ref } = await ann.upload(madeUp({ fingerprint: 'clip' }))
    const model = claimOf(modelBody(ref))
    const profile = claimOf({
      kind: 'publish-profile',
      upload: ref,
      for: { claim: model.id },
      name: 'Strong',
    })
    const tooEarly = await ann.send([profile, model])
    expect(tooEarly[0]).toMatchObject({ error: { code: 'model-unknown' }, retry: true })
    const published = statusOf((await ann.send([profile]))[0])
    expect(published).toMatchObject({ state: 'done', model: statusOf(tooEarly[1]).model })
    expect((await ann.me()).account.balance).toBe(65)
  })

  it('is refused as a whole only when its items cannot be told apart', async () => {
    const bad = [{}, { claims: [] }, { claims: [{ id: 'x' }] }, { claims: [tags()], more: 1 }, []]
    for (const payload of bad)
      expect((await service.as('ann').post('/v1/claims', payload)).statusCode).toBe(400)
  })
})

describe('what a member says of himself or herself', () => {
  it.each([
    ['a nickname that turns the text around', { kind: 'identity', nickname: 'Ann\u202e' }],
    ['a nickname with a control character', { kind: 'identity', nickname: 'A\u0007nn' }],
    ['a link as picture', { kind: 'identity', avatar: 'https://example.com/a.png' }],
    ['a drawing that can carry a script', { kind: 'identity', avatar: 'data:image/svg+xml;base64,PHN2Zz4=' }],
    ['a picture that is none', { kind: 'identity', avatar: 'data:image/png;base64,aGVsbG8gd29ybGQ=' }],
    ['an identity without anything', { kind: 'identity' }],
    ['a profile without anything', { kind: 'profile' }],
    ['half a character', { kind: 'profile', bio: 'a\ud800' }],
  ])('is refused when it is %s, and the refusal stays', async (_, body) => {
    const ann = service.as('ann')
    const claim = { id: newId(), madeAt: '2026-11-22T11:59:00.000Z', body }
    const status = statusOf((await ann.send([claim]))[0])
    expect(status).toMatchObject({ state: 'refused', error: { code: 'bad-request' }, facts: [] })
    expect(statusOf((await ann.send([claim]))[0])).toEqual(status)
    expect(await ann.entries()).toEqual([])
    expect(await ann.changes()).toContainEqual(expect.objectContaining({ kind: 'claim', status }))
  })

  it('is not in the facts', async () => {
    const ann = service.as('ann')
    await ann.claim({ kind: 'identity', nickname: 'Annabel Example' })
    await ann.claim({ kind: 'profile', bio: 'Born in Exampleton.', region: 'Exampleshire' })
    const facts = await service.store.read((tx) => tx.selectFrom('facts').select('body').execute())
    expect(JSON.stringify(facts)).not.toContain('Example')
    expect(
      (await ann.changes()).flatMap((change) => (change.kind === 'fact' ? [change.fact] : [])),
    ).toMatchObject([
      { type: 'member.joined' },
      { type: 'identity.set', nickname: true },
      { type: 'profile.set', fields: ['bio', 'region'] },
    ])
  })

  it('takes a small picture that is one', async () => {
    const png = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(64)])
    const avatar = `data:image/png;base64,${png.toString('base64')}`
    await service.as('ann').claim({ kind: 'identity', avatar })
    expect((await service.as('ann').me()).avatar).toBe(avatar)
  })
})

describe('the feed of changes', () => {
  it('tells everything in the order in which it was written, page by page, and only the member’s own', async () => {
    const ann = service.as('ann')
    await service.as('ben').publishModel({ fingerprint: 'ben' })
    await ann.publishModel({ fingerprint: 'clip' })
    const all = await ann.changes()
    expect(all.map(({ kind }) => kind)).toEqual(['fact', 'model', 'fact', 'entry', 'entry', 'claim'])
    const seen: unknown[] = []
    for (let after = 0, more = true; more;) {
      const page = (await ann.get(`/v1/changes?after=${String(after)}&limit=2`)).json<{
        changes: { seq: number }[]
        next: number
        more: boolean
        account: { balance: number }
      }>()
      expect(page.account.balance).toBe(40)
      seen.push(...page.changes)
      after = page.next
      more = page.more
    }
    expect(seen).toEqual(all)
  })

  it('gives nothing and the same place when there is nothing new', async () => {
    const ann = service.as('ann')
    expect((await ann.get('/v1/changes?after=999')).json()).toMatchObject({
      changes: [],
      next: 999,
      more: false,
    })
    for (const query of ['after=-1', 'after=x', 'limit=0', 'limit=501', 'limit=1e9']) {
      expect((await ann.get(`/v1/changes?${query}`)).statusCode, query).toBe(400)
    }
  })

  it('names the fact of a claim as the cause of its entries', async () => {
    const ann = service.as('ann')
    const status = await ann.publishModel({ fingerprint: 'clip' })
    expect(new Set((await ann.entries()).map(({ cause }) => cause))).toEqual(new Set(status.facts))
  })
})

it('never lets a fact come before one that is stored, also when the clock is set back', async () => {
  const ann = service.as('ann')
  await ann.claim(tags())
  service.clock.at -= 3 * 24 * 60 * 60 * 1000
  await ann.claim({ kind: 'profile', bio: 'Later, says the order; earlier, says the clock.' })
  const facts = (await ann.changes()).flatMap((change) => (change.kind === 'fact' ? [change.fact] : []))
  const order = facts.map(({ recordedAt, id }) => `${recordedAt ?? ''} ${id}`)
  expect(order).toEqual(order.toSorted())
})
