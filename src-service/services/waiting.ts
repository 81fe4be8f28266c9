import type { Store } from '../store/port'

export type Waiting = {
  readonly uploads: number
  readonly orders: number
  readonly disputes: number
  readonly feedback: number
  /** All there ever were. */
  readonly alarms: number
}

/** How much waits for the team. */
export const waitingOf = (store: Store): Promise<Waiting> =>
  store.read(async (tx) => {
    const { uploads } = await tx
      .selectFrom('claims')
      .select(({ fn }) => fn.countAll<number>().as('uploads'))
      .where('state', '=', 'waiting-for-approval')
      .executeTakeFirstOrThrow()
    const { orders } = await tx
      .selectFrom('redemptions')
      .select(({ fn }) => fn.countAll<number>().as('orders'))
      .where('state', '=', 'requested')
      .executeTakeFirstOrThrow()
    const { disputes } = await tx
      .selectFrom('disputes')
      .select(({ fn }) => fn.countAll<number>().as('disputes'))
      .where('state', 'in', ['open', 'appealed'])
      .executeTakeFirstOrThrow()
    const { feedback } = await tx
      .selectFrom('suggestions')
      .select(({ fn }) => fn.countAll<number>().as('feedback'))
      .where('state', '=', 'open')
      .executeTakeFirstOrThrow()
    const { alarms } = await tx
      .selectFrom('alarms')
      .select(({ fn }) => fn.countAll<number>().as('alarms'))
      .executeTakeFirstOrThrow()
    return { uploads, orders, disputes, feedback, alarms }
  })
