import {
  changesResponseSchema,
  claimsResponseSchema,
  meSchema,
  type Change,
  type ClaimOutcome,
  type ClaimStatus,
  type Me,
} from '@shared/api/contract'
import type { Claim, ClaimBody } from '@shared/claims/claim'
import type { Entry } from '@shared/ledger/entry'
import { shippedProgrammes } from '@shared/programme/shipped'
import { createService, type Member, type ServiceDeps } from '@service/app'
import { createIds } from '@service/ids'
import { createLedger } from '@service/services/ledger'
import { addMember } from '@service/services/members'
import type { Migration } from '@service/store/migrations/migration'
import { createSignIn, type SignInWay } from '@service/sign-in/sign-in'
import type { Store } from '@service/store/port'
import type { FastifyInstance } from 'fastify'
import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { answeringAsDescribed } from './as-described'
import { forgetDatabase, openStore } from './database'
import { inspectMadeUp, madeUp, type MadeUpFile } from './fake-inspector'

/** Keys are `<member>-key-0123456789`; every name below is a member, `olga` an operator. */
export const keyOf = (member: string): string => `${member}-key-0123456789`
export const members: readonly Member[] = [
  ...['ann', 'ben', 'cid', 'dot'].map((id): Member => ({ id, role: 'member' })),
  { id: 'olga', role: 'operator' },
]

export type UnderTest = {
  readonly app: FastifyInstance
  readonly store: Store
  readonly folder: string
  readonly clock: TestClock
  readonly deps: ServiceDeps
  readonly as: (member: string) => Client
  readonly close: () => Promise<void>
}

export type TestClock = { now: () => Date; at: number }

export const newId = createIds()

export type Options = Partial<
  Pick<
    ServiceDeps,
    'approval' | 'allowedOrigins' | 'forum' | 'inspect' | 'picture' | 'log' | 'programmes' | 'quota'
  >
> & {
  readonly folder?: string
  readonly migrations?: readonly Migration[]
  readonly at?: string
  /** With accounts, made by whom; without them keys are all there is. */
  readonly signIn?: SignInWay
}

/** A whole service over a real database file in a folder of its own, not listening. */
export async function startService(options: Options = {}): Promise<UnderTest> {
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'service-')))
  const clock: TestClock = {
    at: Date.parse(options.at ?? '2026-11-22T12:00:00.000Z'),
    now: () => new Date(clock.at),
  }
  const store = await openStore(folder, {
    newId,
    now: clock.now,
    ...(options.migrations === undefined ? {} : { migrations: options.migrations }),
  })
  const programmes = options.programmes ?? shippedProgrammes()
  const ledger = createLedger({ store, clock, newId, programmes })
  for (const member of members) await addMember({ ledger, clock }, member)
  const byKey = new Map(members.map((member) => [keyOf(member.id), member]))
  const log = options.log ?? printFailure
  const signIn =
    options.signIn === undefined
      ? null
      : await createSignIn({
          ...{ store, ledger, clock, newId, log },
          ...{ dataFolder: folder, way: options.signIn, url: null },
        })
  const deps: ServiceDeps = {
    store,
    clock,
    newId,
    programmes,
    inspect: options.inspect ?? inspectMadeUp,
    inspector: 'made-up-1',
    picture: options.picture ?? (() => Promise.resolve(null)),
    dataFolder: folder,
    quota: options.quota ?? null,
    lent: null,
    kind: 'community',
    name: 'Test club',
    version: '0.0.0',
    approval: options.approval ?? 'automatic',
    authenticate: (key) => Promise.resolve(byKey.get(key) ?? null),
    allowedHosts: ['localhost', '127.0.0.1'],
    allowedOrigins: options.allowedOrigins ?? [],
    signIn,
    forum: options.forum ?? { discourse: null, events: null },
    log,
  }
  const app = answeringAsDescribed(await createService(deps))
  return {
    app,
    store,
    folder,
    clock,
    deps,
    as: (member) => clientOf(app, member),
    close: async () => {
      await app.close()
      await store.close()
      if (options.folder !== undefined) return
      await forgetDatabase(folder)
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

export type Client = ReturnType<typeof clientOf>

function clientOf(app: FastifyInstance, member: string) {
  const headers = { authorization: `Bearer ${keyOf(member)}` }
  const upload = async (bytes: Buffer) => {
    const sha256 = sha256Of(bytes)
    const response = await app.inject({
      method: 'PUT',
      url: `/v1/uploads/${sha256}`,
      headers: { ...headers, 'content-type': 'application/octet-stream' },
      payload: bytes,
    })
    return { status: response.statusCode, ref: { sha256, size: bytes.length, name: 'part.3mf' } }
  }
  const send = async (claims: readonly unknown[]): Promise<readonly ClaimOutcome[]> => {
    const response = await app.inject({ method: 'POST', url: '/v1/claims', headers, payload: { claims } })
    if (response.statusCode !== 200) throw new Error(response.body)
    return claimsResponseSchema.parse(response.json()).outcomes
  }
  const claim = async (body: ClaimBody): Promise<ClaimStatus> => {
    const [outcome] = await send([claimOf(body)])
    return statusOf(outcome)
  }
  const changes = async (): Promise<readonly Change[]> => {
    const all: Change[] = []
    for (let after = 0; ;) {
      const response = await app.inject({ url: `/v1/changes?after=${String(after)}`, headers })
      const page = changesResponseSchema.parse(response.json())
      all.push(...page.changes)
      if (!page.more) return all
      after = page.next
    }
  }
  return {
    upload,
    send,
    claim,
    changes,
    get: (url: string) => app.inject({ url, headers }),
    post: (url: string, payload: object) => app.inject({ method: 'POST', url, headers, payload }),
    put: (url: string, payload: object) => app.inject({ method: 'PUT', url, headers, payload }),
    entries: async (): Promise<readonly Entry[]> =>
      (await changes()).flatMap((change) => (change.kind === 'entry' ? [change.entry] : [])),
    me: async (): Promise<Me> => meSchema.parse((await app.inject({ url: '/v1/me', headers })).json()),
    publishModel: async (file: MadeUpFile, origin: 'original' | 'remix' | 'repost' = 'original') =>
      claim(modelBody((await upload(madeUp(file))).ref, origin)),
    publishProfile: async (file: MadeUpFile, target: { model: string } | { claim: string }) =>
      claim(profileBody((await upload(madeUp(file))).ref, target)),
  }
}

export const claimOf = (body: ClaimBody, id = newId()): Claim => ({
  id,
  madeAt: '2026-11-22T11:59:00.000Z',
  body,
})

type Ref = { readonly sha256: string; readonly size: number; readonly name: string }

export const modelBody = (
  upload: Ref,
  origin: 'original' | 'remix' | 'repost' = 'original',
): Extract<ClaimBody, { kind: 'publish-model' }> => ({
  kind: 'publish-model',
  upload,
  title: 'Cable clip',
  description: 'Holds a cable.',
  tags: ['desk'],
  category: 'household',
  licence: 'CC-BY-4.0',
  origin,
})

export const profileBody = (
  upload: Ref,
  target: { model: string } | { claim: string },
): Extract<ClaimBody, { kind: 'publish-profile' }> => ({
  kind: 'publish-profile',
  upload,
  for: target,
  name: '0.2 mm strong',
})

export function statusOf(outcome: ClaimOutcome | undefined): ClaimStatus {
  if (outcome?.outcome !== 'recorded') throw new Error(`not recorded: ${JSON.stringify(outcome)}`)
  return outcome.status
}

/** `rule amount` of each entry, as one reads a bank statement. */
export const lines = (entries: readonly Entry[]): readonly string[] =>
  entries.map(({ rule, amount }) => `${rule} ${String(amount)}`)

/** A failure nobody expected belongs in the test's output. */
const printFailure: ServiceDeps['log'] = (event, details) => {
  if (event.endsWith('-failed')) console.error(event, details)
}
