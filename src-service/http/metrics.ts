import type { FastifyInstance } from 'fastify'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Log } from '../deps'
import { waitingOf } from '../services/waiting'
import type { Store } from '../store/port'
import { refuseForeign } from './guards'

/** What a service counts about itself, for Prometheus. Labels are names from the code: never of a member or a thing. */
export type Metrics = {
  /** Times every answer; to be called before the service has routes. */
  readonly watch: (app: FastifyInstance) => void
  /** The same log, whose events are counted. */
  readonly counting: (log: Log) => Log
  /** All of it in the text format of Prometheus. */
  readonly text: () => Promise<string>
}

export function createMetrics(store: Store): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const answers = new Histogram({
    name: 'firstlayer_request_seconds',
    help: 'Seconds until an answer was sent, by the route as the code has it.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 30],
    registers,
  })
  const events = new Counter({
    name: 'firstlayer_events_total',
    help: 'Lines of the log, by their event.',
    labelNames: ['event'],
    registers,
  })
  new Gauge({
    name: 'firstlayer_waiting',
    help: 'What waits for the team.',
    labelNames: ['what'],
    registers,
    async collect() {
      for (const [what, count] of Object.entries(await waitingOf(store))) this.set({ what }, count)
    },
  })
  return {
    watch: (app) => {
      app.addHook('onResponse', (request, reply, done) => {
        const { method, routeOptions } = request
        const labels = { method, route: routeOptions.url ?? 'none', status: reply.statusCode }
        answers.observe(labels, reply.elapsedTime / 1000)
        done()
      })
    },
    counting: (log) => (event, details) => {
      events.inc({ event })
      log(event, details)
    },
    text: () => registry.metrics(),
  }
}

/** Answers `/metrics` on this computer alone, to whoever looks after it; gives the address. */
export async function serveMetrics(
  metrics: Metrics,
  port: number,
): Promise<{ readonly address: string; readonly close: () => void }> {
  const server = createServer((request, response) => {
    const isForeign =
      refuseForeign(request.headers, { hosts: ['127.0.0.1', 'localhost'], origins: [] }) !== null
    const answer = (status: number, text: string) => {
      response.writeHead(status, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }).end(text)
    }
    if (isForeign) answer(403, '')
    else if (request.method !== 'GET' || request.url !== '/metrics') answer(404, '')
    else {
      metrics.text().then(
        (text) => {
          answer(200, text)
        },
        () => {
          answer(503, '')
        },
      )
    }
  }).listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    address: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/metrics`,
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
