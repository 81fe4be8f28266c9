import type { ClaimBody } from '@shared/claims/claim'
import { createIds } from '@service/ids'
import type { Workload } from './load'
import { keyOf } from './members'

const newId = createIds()

const bodies: readonly ((n: number) => ClaimBody)[] = [
  (n) => ({ kind: 'preferences', tags: ['Art', `tag-${n}`] }),
  (n) => ({ kind: 'identity', nickname: `Member ${n}`, avatar: 'hexagon' }),
  (n) => ({ kind: 'profile', bio: `Prints clips, ${n} so far.`, region: 'Kent' }),
  (n) => ({
    kind: 'printer',
    slicer: 'OrcaSlicer',
    slicerVersion: '2.3.0',
    vendor: 'Elegoo',
    model: `Neptune ${n}`,
    nozzles: ['0.4'],
  }),
]

/** Claims one at a time, each by a member for whom it earns: a claim, a fact, an entry and a balance. */
export function singleClaims(nextMember: () => number): Workload {
  let [member, kind] = [0, bodies.length]
  return {
    next: () => {
      if (kind === bodies.length) [member, kind] = [nextMember(), 0]
      const body = bodies[kind]?.(member)
      kind += 1
      return requestOf(member, [body])
    },
    check: checkOutcomes,
  }
}

/** A hundred claims at once, as of a member who was long offline: the first of each kind earns, the others say it again. */
export function batchesOfClaims(nextMember: () => number): Workload {
  return {
    next: () =>
      requestOf(
        nextMember(),
        Array.from({ length: 100 }, (_, n) => bodies[n % bodies.length]?.(n)),
      ),
    check: checkOutcomes,
  }
}

function requestOf(member: number, all: readonly (ClaimBody | undefined)[]): string {
  const madeAt = new Date().toISOString()
  const body = JSON.stringify({ claims: all.map((one) => ({ id: newId(), madeAt, body: one })) })
  const head = [
    'POST /v1/claims HTTP/1.1',
    'host: localhost',
    `authorization: Bearer ${keyOf(member)}`,
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(body)}`,
  ]
  return `${head.join('\r\n')}\r\n\r\n${body}`
}

function checkOutcomes(answer: string): void {
  if (answer.includes('"outcome":"error"') || !answer.includes('"state":"done"')) throw new Error(answer)
}
