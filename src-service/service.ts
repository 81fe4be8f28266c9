import type { FastifyInstance } from 'fastify'
import type { ServiceDeps } from './deps'
import { descriptionOf } from './description'
import { createHttpServer } from './http/server'
import { addPages } from './pages/add-pages'
import { addDocs } from './pages/docs'
import { addAbout } from './routes/v1/about'
import { addCatalogue } from './routes/v1/catalogue'
import { addChanges } from './routes/v1/changes'
import { addClaims } from './routes/v1/claims'
import { addDisputes } from './routes/v1/disputes'
import { addFeedback } from './routes/v1/feedback'
import { addForum } from './routes/v1/forum'
import { addHealth } from './routes/v1/health'
import { addMe } from './routes/v1/me'
import { addOperator } from './routes/v1/operator'
import { addOperatorStore } from './routes/v1/operator-store'
import { addOwnData } from './routes/v1/own-data'
import { addProgress } from './routes/v1/progress'
import { addSignIn } from './routes/v1/sign-in'
import { addStore } from './routes/v1/store'
import { addTransactions } from './routes/v1/transactions'
import { addTransfers } from './routes/v1/transfers'
import { addUploads } from './routes/v1/uploads'
import { needsOperator } from './services/approval'
import { errorOf } from './services/claims'
import { expirePoints } from './services/expiry'
import { every } from './services/housekeeping'
import { createInspections } from './services/inspections'
import { createLedger } from './services/ledger'
import { reconcile } from './services/reconcile'
import { expireRedemptions } from './services/redemptions'
import { createTransfers } from './services/transfers'
import { cleanUpUploads } from './services/upload-clean-up'
import { sketchBacklog } from './services/sketch-backlog'
import { createUploads } from './services/uploads'
import { createVaults } from './services/vault'
import { sweepSignIn } from './sign-in/sweep'
import { isAccessToken } from './sign-in/token-kinds'

const housekeepingMs = 60 * 60_000

/** Programs show a key, the app an access token. */
const authenticateBoth =
  ({ authenticate, signIn }: ServiceDeps): ServiceDeps['authenticate'] =>
  (shown) =>
    signIn !== null && isAccessToken(shown) ? signIn.memberOfToken(shown) : authenticate(shown)

/**
 * The rewards service over an opened store, ready to answer and not listening. It stands for its facts: every claim is
 * judged by what the service itself finds, and the app's word is taken only for what the member alone can know.
 */
export async function createService(given: ServiceDeps): Promise<FastifyInstance> {
  const ledger = createLedger(given)
  const deps = { ...given, programmes: ledger.book.programmes }
  const uploads = createUploads(deps)
  const inspections = createInspections({ ...deps, pathOf: uploads.pathOf })
  const programmesAt = ledger.book.at
  const storeDeps = { ...deps, ledger, vaults: createVaults(deps), programmesAt }
  await ledger.advance()
  await expireRedemptions(storeDeps)
  await expirePoints(deps)
  const app = createHttpServer({
    authenticate: authenticateBoth(deps),
    allowed: { hosts: deps.allowedHosts, origins: deps.allowedOrigins ?? [] },
    proxy: deps.proxy ?? null,
    errorOf: (error) => errorOf(deps.store, error),
    log: deps.log,
  })
  deps.metrics?.watch(app)
  const description = descriptionOf(deps)
  await addAbout(app, deps, ledger.book, description)
  addHealth(app, deps)
  addMe(app, { ...deps, ledger })
  addOwnData(app, storeDeps)
  addTransactions(app, deps)
  addProgress(app, { ledger, clock: deps.clock })
  addCatalogue(app, { ...deps, ledger, uploads })
  addFeedback(app, { ...deps, ledger })
  await addForum(app, { ...deps, ledger })
  addDocs(app, deps, description)
  await addUploads(app, uploads)
  await addTransfers(app, createTransfers({ ...deps, uploads }))
  addClaims(app, {
    ...deps,
    ledger,
    uploads,
    inspections,
    needsOperator: needsOperator({ ...deps, programmesAt }),
  })
  addChanges(app, deps)
  addOperator(app, { ...deps, inspections }, ledger)
  addStore(app, storeDeps)
  addOperatorStore(app, storeDeps)
  addDisputes(app, storeDeps)
  if (deps.signIn !== null) {
    await addSignIn(app, deps.signIn)
    await addPages(app, { ...storeDeps, signIn: deps.signIn, inspections, pathOf: uploads.pathOf })
  }
  const housekeeping = every(housekeepingMs, deps.log, async () => {
    await ledger.advance()
    await expireRedemptions(storeDeps)
    await expirePoints(deps)
    await reconcile(deps)
    await cleanUpUploads(deps)
    await sketchBacklog({ ...deps, inspections })
    await sweepSignIn(deps)
  })
  app.addHook('onListen', (done) => {
    housekeeping.start()
    done()
  })
  app.addHook('onClose', () => housekeeping.stop())
  await app.ready()
  return app
}
