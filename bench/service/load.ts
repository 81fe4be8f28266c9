import { openConnection } from './connection'

/** Makes the next request; the answer to it is handed to `check`, which throws where it is not what it should be. */
export type Workload = { readonly next: () => string; readonly check: (answer: string) => void }

/** Answers a second where every one of so many clients asks again as soon as it was answered. */
export async function rateOf(
  address: string,
  workload: Workload,
  clients: number,
  seconds: number,
): Promise<number> {
  const connections = await Promise.all(Array.from({ length: clients }, () => openConnection(address)))
  const start = performance.now()
  const end = start + seconds * 1000
  let answered = 0
  await Promise.all(
    connections.map(async ({ ask }) => {
      while (performance.now() < end) {
        workload.check(await ask(workload.next()))
        answered += 1
      }
    }),
  )
  const took = (performance.now() - start) / 1000
  for (const { close } of connections) close()
  return answered / took
}

/**
 * Milliseconds from when each request was due until it was answered, where they are due at a steady rate, whether or not
 * those before are answered: a service that stalls is charged for all that waits meanwhile.
 */
export async function latenciesAt(
  address: string,
  workload: Workload,
  clients: number,
  rate: number,
  seconds: number,
): Promise<readonly number[]> {
  const connections = await Promise.all(Array.from({ length: clients }, () => openConnection(address)))
  const total = Math.floor(rate * seconds)
  const latencies: number[] = []
  const start = performance.now()
  let taken = 0
  await Promise.all(
    connections.map(async ({ ask }) => {
      while (taken < total) {
        const due = start + (taken * 1000) / rate
        taken += 1
        const early = due - performance.now()
        if (early > 0) await new Promise((resolve) => setTimeout(resolve, early))
        const request = workload.next()
        workload.check(await ask(request))
        latencies.push(performance.now() - due)
      }
    }),
  )
  for (const { close } of connections) close()
  return latencies
}
