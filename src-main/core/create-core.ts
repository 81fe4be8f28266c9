import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { monotonicFactory } from 'ulid'
import { shippedSites } from '@shared/assisted/shipped'
import type { EventName, EventPayload, Handlers } from '@shared/ipc/contract'
import type { FileRecord } from '@shared/state/document'
import { currentPlace } from '@shared/state/state'
import { createAfterVerdict } from './after-verdict'
import { createEstimates } from './assisted/estimate'
import { createDownloads } from './community/downloads'
import { draftsFolder } from './community/save-download'
import { createRecorder } from './claims/recorder'
import { createFileIndex } from './files/file-index'
import { createHandedIn, handedInId, handedInRoot } from './files/handed-in'
import { createIntake } from './files/intake'
import { createReportCache } from './files/report-cache'
import { createReportOf } from './files/report-of'
import type { Context } from './handlers/context'
import { communityHandlers } from './handlers/community'
import { disputeHandlers } from './handlers/disputes'
import { earlierHandlers } from './handlers/earlier'
import { fileHandlers } from './handlers/files'
import { folderHandlers } from './handlers/folders'
import { goalHandlers } from './handlers/goal'
import { healthHandlers } from './handlers/health'
import { historyHandlers } from './handlers/history'
import { kitHandlers } from './handlers/kit'
import { placeHandlers } from './handlers/place'
import { settingsHandlers } from './handlers/settings'
import { shopHandlers } from './handlers/shop'
import { standingHandlers } from './handlers/standing'
import { storedHandlers } from './handlers/stored'
import { syncHandlers } from './handlers/sync'
import { taskHandlers } from './handlers/tasks'
import { noticeExpiring } from './expiry-notice'
import { createListeners } from './listeners'
import { noticeConfirmed } from './notices'
import { createStandings } from './points/standings'
import type { Core, CoreDeps } from './ports'
import { communityVersions, versionsFor } from './programmes'
import { createAnnouncer } from './projection/announcer'
import { createDerived } from './projection/derived'
import { createEarlierWork } from './publish/earlier-work'
import { createPublisher } from './publish/publisher'
import { createSpool, spoolFolder } from './publish/spool'
import { isUsualPlace, kindOf } from './slicers/find'
import { printerClaim } from './slicers/printer-claim'
import { createSlicers } from './slicers/slicers'
import { openStore } from './store/store'
import { createLogins } from './sync/logins'
import { createSync, returnLeases } from './sync/loop'
import type { WatchRoot } from './watch/roots'
import { createWatcher, type Watching } from './watch/watcher'

/** Puts the rooms of core together: from a file that appears to points on the page, and back to the service. */
export async function createCore(deps: CoreDeps): Promise<Core> {
  const { clock, dataFolder, inspector, log, desktop } = deps
  await mkdir(dataFolder, { recursive: true, mode: 0o700 })
  const store = await openStore({ folder: join(dataFolder, 'store'), clock })
  await returnLeases(store)
  const ulid = monotonicFactory()
  const newId = () => ulid(clock.now().getTime())
  const listeners = createListeners()
  const emit = <K extends EventName>(name: K, payload: EventPayload<K>) => {
    listeners.emit(name, payload)
  }
  if (store.recovered)
    log('store.recovered', { setAside: store.recovered.setAside, from: store.recovered.from })

  const versionsOf = versionsFor(store)
  const standingOf = createStandings(versionsOf, clock)
  const communityOf = createStandings(communityVersions, clock)
  const derived = createDerived({ store, standingOf, clock })
  const index = createFileIndex(store)
  const reports = createReportCache(join(dataFolder, 'reports'))
  const spool = createSpool(spoolFolder(dataFolder))
  await spool.clearDrafts()
  await rm(draftsFolder(dataFolder), { recursive: true, force: true })

  const watching = new Map<string, Watching>()
  const uploads = new Map<string, { readonly sent: number; readonly size: number }>()
  /** Folders accepted in this run: what lies in them was there before anybody asked. */
  const acceptedBefore = new Set(
    [...store.state.folders.values()].filter(({ state }) => state === 'accepted').map(({ id }) => id),
  )

  const folderRoot = (id: string): WatchRoot | null => {
    const folder = store.state.folders.get(id)
    if (folder?.state !== 'accepted') return null
    const { path, kind } = folder
    const config = kind === 'slicer-data' ? (kindOf(folder.slicer)?.config ?? null) : null
    return { id, path, kind, config, ignore: kind === 'exports' ? folder.ignore : [] }
  }

  const acceptedRoots = () => [...store.state.folders.keys()].flatMap((id) => folderRoot(id) ?? [])
  const rootOf = (file: FileRecord) =>
    file.root === handedInId ? handedInRoot(file.path) : folderRoot(file.root)

  const intake = createIntake({
    store,
    index,
    inspector,
    reports,
    clock,
    newId,
    log,
    atOnce: 2,
    isPaused: () => store.state.settings.paused,
    lookAgain: (root, path) => {
      ;(root.id === handedInId ? handedIn : watcher).lookAgain(root, path)
    },
    onRows: (changed, removed) => {
      announcer.touchRows(changed, removed)
    },
    onVerdict: (verdict) => {
      void afterVerdict(verdict)
    },
    onConfig: (root) => {
      const folder = store.state.folders.get(root.id)
      if (folder) void slicers.readConfig(folder)
    },
  })
  const handedIn = createHandedIn({
    intake,
    accepted: acceptedRoots,
    files: () => store.state.files.values(),
  })
  const watcher = createWatcher({
    known: intake.known,
    onSettling: intake.onSettling,
    onSettled: (found) => {
      intake.onSettled({ ...found, wasThere: found.wasThere && !acceptedBefore.has(found.root.id) })
    },
    onGone: intake.onGone,
    onWatching: (root, now) => {
      watching.set(root, now)
      announcer.touch('folders')
    },
    log,
  })
  const slicers = createSlicers({
    ...deps,
    store,
    onChange: () => {
      announcer.touch('slicers', 'folders')
    },
    onPrinters: (kind, version, printers) => {
      const body = printerClaim(kind, version, printers)
      if (body) void recorder.printer(body).then(sync.kick)
    },
  })
  const logins = createLogins({ secrets: desktop.secrets, clock, log })
  const sync = createSync({
    store,
    spool,
    clock,
    log,
    random: Math.random,
    serviceHost: deps.serviceHost,
    logins,
    onChange: () => {
      // Time alone changes tasks, too: a month ends, and rules that were to come are in force.
      announcer.touch('sync', 'outbox', 'tasks', 'points')
    },
    onUpload: (claim, upload) => {
      if (upload) uploads.set(claim, upload)
      else uploads.delete(claim)
      announcer.touch('outbox')
    },
  })
  const estimates = createEstimates({ versionsOf, clock, newId })
  const recorder = createRecorder({
    store,
    clock,
    newId,
    log,
    estimate: (place, record) => estimates(place, [record]),
  })
  const publisher = createPublisher({
    store,
    spool,
    inspector,
    clock,
    newId,
    log,
    onChanged: (file) => {
      const root = rootOf(file)
      if (root) intake.checkAgain(root, file.path)
    },
  })
  const reportOf = createReportOf({ reports, inspector, rootOf })
  const earlier = createEarlierWork({
    store,
    publisher,
    reportOf,
    log,
    onChange: () => {
      announcer.touch('earlier')
    },
    onRecorded: () => {
      sync.kick()
    },
  })
  const downloads = createDownloads(() => {
    announcer.touch('downloads')
  })
  const announcer = createAnnouncer({
    store,
    derived: derived.get,
    emit,
    inHand: intake.inHand,
    inHandOf: intake.inHandOf,
    coalesceMs: 30,
    runtime: {
      app: { ...deps.app, dataFolder, recovered: store.recovered },
      isUsualPlace: (path) => isUsualPlace(deps.environment.home, path),
      watchingOf: (folder) => watching.get(folder) ?? 'no',
      slicers: () => [...slicers.views()],
      sync: sync.view,
      uploads,
      earlier: earlier.view,
      downloads: downloads.view,
      shippedSites: shippedSites(),
    },
  })
  const endNotices = noticeConfirmed(store, derived.get, desktop, log)
  const expiry = noticeExpiring({ store, derived: derived.get, desktop, clock, log, everyMs: 6 * 3_600_000 })

  const afterVerdict = createAfterVerdict({
    store,
    derived: derived.get,
    recorder,
    publisher,
    sync,
    desktop,
    log,
  })

  const watchAccepted = () => {
    const roots = store.state.settings.paused ? [] : acceptedRoots()
    for (const id of watching.keys()) if (!roots.some((root) => root.id === id)) acceptedBefore.delete(id)
    watcher.watch(roots)
    intake.goOn()
    announcer.touch('folders')
  }

  const context: Context = {
    deps,
    store,
    announcer,
    derived: derived.get,
    intake,
    watcher,
    slicers,
    reportOf,
    earlier,
    publisher,
    recorder,
    downloads,
    takeIn: handedIn.take,
    spool,
    sync,
    logins,
    estimate: estimates,
    communityOf,
    versionsOf,
    newId,
    rootOf,
    watchAccepted,
    chosePlace: () => {
      slicers.tellPrinters()
      sync.placeChanged()
    },
  }
  const handlers: Handlers = {
    ...settingsHandlers(context),
    ...folderHandlers(context),
    ...placeHandlers(context),
    ...fileHandlers(context),
    ...kitHandlers(context),
    ...earlierHandlers(context),
    ...taskHandlers(context),
    ...goalHandlers(context),
    ...standingHandlers(context),
    ...shopHandlers(context),
    ...communityHandlers(context),
    ...disputeHandlers(context),
    ...historyHandlers(context),
    ...healthHandlers(context),
    ...storedHandlers(context),
    ...syncHandlers(context),
  }

  desktop.setAppearance(store.state.settings.appearance)
  inspector.limitTo(store.state.settings.limits)
  watchAccepted()
  handedIn.lookAtAll()
  const found = slicers.find()
  if (!store.state.settings.paused && currentPlace(store.state)) sync.resume()

  return {
    handlers,
    handIn: async (paths) => {
      const taken = await Promise.all(paths.map((path) => handedIn.take(path)))
      return {
        files: taken.flatMap((one) => (one.ok ? [one.value] : [])),
        refused: taken.flatMap((one) => (one.ok ? [] : [one.error])),
      }
    },
    on: listeners.on,
    suspend: () => {
      watcher.suspend()
      sync.suspend()
    },
    resume: () => {
      watcher.resume()
      handedIn.lookAtAll()
      if (!store.state.settings.paused) sync.resume()
    },
    dispose: async () => {
      downloads.dispose()
      await watcher.dispose()
      await handedIn.dispose()
      await earlier.dispose()
      await sync.dispose()
      await intake.dispose()
      await found.catch(() => undefined)
      endNotices()
      await expiry.dispose()
      announcer.dispose()
      derived.dispose()
      index.dispose()
      await store.dispose()
    },
  }
}
