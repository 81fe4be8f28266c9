import type { DisputeView } from '@shared/api/contract'
import { formFromDraft } from '@shared/ipc/publish-form'
import { raise } from '@shared/inspect/raised-limits'
import { appError } from '@shared/errors'
import { err, ok } from '@shared/result'
import { isIgnored } from '@shared/watch/ignore'
import type { AppState, Handlers, RequestName } from '@shared/ipc/contract'
import type { FileRow, OutboxItemView, PendingRow, PublishForm } from '@shared/ipc/views'
import type { Bridge, BridgeEvent } from '../bridge'
import { readAnswer } from '../client'
import { droppedFile, fakeDetail, type FakeFile } from './files'
import { fakeEarlier } from './earlier'
import { createFakeCommunity } from './community'
import { fakeDispute } from './disputes'
import { fakePlan } from './plan'
import { createFakeShop } from './shop'
import { fakeModels, fakeStanding } from './standing'
import { fakeHistory, pendingRow } from './history'
import { fakeId } from './ids'
import { fakePicture } from './pictures'
import { creatorRules } from './rules'
import type { Scenario } from './scenario'

type Deps = {
  readonly now: () => Date
  /** Does something a little later; at once in tests. */
  readonly later: (ms: number, act: () => void) => void
}

const done = ok({})

/**
 * Stands in for main: believable data, and the same answers to what a member does. Every answer passes the contract's
 * schema, so that it can't drift from the real handlers.
 */
export function createFakeBridge(scene: Scenario, { now, later }: Deps): Bridge {
  let state = scene.state
  let atLogin = false
  let signingIn: string | null = null
  let files = new Map(scene.files.map((file) => [file.row.id, file]))
  let pending = scene.pending
  let confirmedSum = 0
  let nextId = 100
  const shop = createFakeShop(scene.hasHistory)
  const community = createFakeCommunity(scene.hasHistory ? now() : null)
  const unreachable = err(appError('service-unreachable'))
  let disputes: readonly DisputeView[] = []
  const listeners = new Set<(event: BridgeEvent) => void>()
  const emit = (event: BridgeEvent) => {
    for (const listener of listeners) listener(event)
  }

  const change = (part: Partial<AppState>) => {
    state = { ...state, ...part }
    emit({ name: 'state.changed', payload: part })
  }
  const changeFile = (id: string, row: Partial<FileRow>) => {
    const file = files.get(id)
    if (!file) return
    const next: FakeFile = { ...file, row: { ...file.row, ...row } }
    files = new Map(files).set(id, next)
    emit({ name: 'files.changed', payload: { upserted: [next.row], removed: [] } })
  }
  const changePending = (next: readonly PendingRow[]) => {
    pending = next
    emit({ name: 'history.changed', payload: {} })
    change({ points: { ...state.points, pending: next.reduce((sum, row) => sum + row.amount, 0) } })
  }
  const changeOutbox = (id: string, part: Partial<OutboxItemView> | null) => {
    const outbox = state.outbox.flatMap((item) =>
      item.id !== id ? [item] : part === null ? [] : [{ ...item, ...part }],
    )
    change({
      outbox,
      sync: { ...state.sync, waiting: outbox.filter((item) => item.state === 'waiting-to-sync').length },
    })
  }

  /** Records an action, sends it when the scene has a connection, and confirms it. */
  const record = (
    item: Pick<OutboxItemView, 'kind' | 'label' | 'file' | 'upload'>,
    rule: string,
    amount: number,
    onConfirmed: () => void,
  ): string => {
    const id = fakeId(nextId++)
    const madeAt = now().toISOString()
    const entry: OutboxItemView = {
      ...item,
      id,
      state: 'waiting-to-sync',
      madeAt,
      attempts: 0,
      nextTryAt: null,
      error: null,
    }
    change({
      outbox: [entry, ...state.outbox],
      sync: { ...state.sync, state: 'waiting', waiting: state.sync.waiting + 1 },
    })
    changePending([pendingRow(id, rule, item.label, amount, madeAt, 'waiting-to-sync'), ...pending])
    if (!scene.reachable || state.place.kind === 'none') return id
    const size = item.upload?.size ?? 0
    const steps = size > 0 ? 6 : 1
    for (let step = 1; step <= steps; step++) {
      later(400 * step, () =>
        changeOutbox(id, {
          state: 'sending',
          upload: size > 0 ? { sent: Math.round((size * step) / steps), size } : null,
        }),
      )
    }
    later(400 * (steps + 2), () => {
      changeOutbox(id, null)
      pending = pending.filter((row) => row.claim !== id)
      confirmedSum += amount
      change({
        points: {
          ...state.points,
          balance: state.points.balance + amount,
          pending: pending.reduce((sum, row) => sum + row.amount, 0),
          confirmedAt: now().toISOString(),
        },
        sync: { ...state.sync, state: 'idle', lastAt: now().toISOString(), nextTryAt: null },
      })
      emit({ name: 'history.changed', payload: {} })
      onConfirmed()
    })
    return id
  }
  const completeTask = (rule: string, doneWith: string | null) => {
    const tasks = state.tasks.tasks.map((task) =>
      task.rule === rule
        ? { ...task, state: 'complete' as const, earned: task.points, pending: 0, doneWith }
        : task,
    )
    change({ tasks: { ...state.tasks, tasks } })
  }
  const awaitTask = (rule: string) => {
    const tasks = state.tasks.tasks.map((task) =>
      task.rule === rule && task.state === 'to-do'
        ? { ...task, state: 'waiting-to-sync' as const, pending: task.points }
        : task,
    )
    change({ tasks: { ...state.tasks, tasks } })
  }
  const isOpen = (rule: string) =>
    state.tasks.tasks.some((task) => task.rule === rule && task.state === 'to-do')
  const doTask = (rule: string, kind: OutboxItemView['kind'], label: string) => {
    if (!isOpen(rule)) return
    const points = state.tasks.tasks.find((task) => task.rule === rule)?.points ?? 0
    awaitTask(rule)
    record({ kind, label, file: null, upload: null }, rule, points, () => completeTask(rule, label))
  }
  const folder = (id: string, part: Partial<AppState['folders'][number]>) =>
    change({ folders: state.folders.map((one) => (one.id === id ? { ...one, ...part } : one)) })

  const publish = (id: string, form: PublishForm): string[] => {
    const file = files.get(id)
    if (!file) return []
    const amount = file.row.points ?? 0
    changeFile(id, { publication: 'waiting-to-sync' })
    const claim = record(
      {
        kind: file.row.qualifiesFor.includes('model-upload') ? 'publish-model' : 'publish-profile',
        label: form.title,
        file: id,
        upload: { sent: 0, size: file.row.size },
      },
      file.forecast[0]?.rule ?? 'model-upload',
      amount,
      () => changeFile(id, { publication: 'confirmed', earned: amount, points: null }),
    )
    return [claim]
  }

  const handlers: Handlers = {
    'state.get': async () => ok(state),
    'settings.change': async (input) => {
      const { guideDone, language, appearance, paused, tellExpiring, limit } = input
      change({
        settings: {
          guideDone: guideDone ?? state.settings.guideDone,
          language: language === undefined ? state.settings.language : language,
          appearance: appearance ?? state.settings.appearance,
          paused: paused ?? state.settings.paused,
          tellExpiring: tellExpiring ?? state.settings.tellExpiring,
          limits:
            limit === undefined
              ? state.settings.limits
              : raise(state.settings.limits, limit.name, limit.value),
        },
      })
      return done
    },
    'startup.get': async () => ok({ on: atLogin }),
    'startup.set': async ({ on }) => {
      atLogin = on
      return ok({ on })
    },
    'slicers.find': async () => done,
    'folders.choose': async () => {
      const id = `added-${nextId++}`
      change({
        folders: [
          ...state.folders,
          {
            id,
            path: '/home/mara/exports',
            kind: 'exports',
            slicer: null,
            from: 'you',
            state: 'accepted',
            watching: 'yes',
            publishByItself: false,
            ignore: [],
          },
        ],
      })
      return ok({ folder: id })
    },
    'folders.decide': async ({ folder: id, state: decided }) => {
      folder(id, { state: decided, watching: decided === 'accepted' ? 'yes' : 'no' })
      return done
    },
    'folders.publish-by-itself': async ({ folder: id, on }) => {
      folder(id, { publishByItself: on })
      return done
    },
    'folders.ignored': async ({ folder: id, patterns }) => {
      const path = state.folders.find((one) => one.id === id)?.path ?? ''
      const names = [...files.values()]
        .filter(({ row }) => row.folder.startsWith(path))
        .map(({ row }) => row.name)
      const hidden = names.filter((name) => isIgnored([name], patterns))
      return ok({ files: names.length, hidden: hidden.length, names: hidden.slice(0, 8) })
    },
    'folders.ignore': async ({ folder: id, patterns }) => {
      folder(id, { ignore: patterns })
      return done
    },
    'folders.forget': async ({ folder: id }) => {
      change({ folders: state.folders.filter((one) => one.id !== id) })
      return done
    },
    'place.probe': async ({ address }) =>
      address.includes('.') || address.includes('localhost')
        ? ok({ name: 'Harbour Makers', kind: 'community', signIn: !address.includes('keys') })
        : err({ code: 'service-unreachable' }),
    'place.choose': async (input) => {
      switch (input.kind) {
        case 'practice':
          change({
            place: { kind: 'practice' },
            points: { ...state.points, kind: 'practice' },
            sync: { ...state.sync, state: 'idle' },
          })
          break
        case 'service':
          change({
            place: { kind: 'service', address: input.address, name: 'Harbour Makers' },
            points: { ...state.points, kind: 'confirmed' },
            sync: { ...state.sync, state: 'idle' },
          })
          break
        case 'assisted': {
          const site = state.sites.find(({ id }) => id === input.site)
          if (!site) return err({ code: 'not-found' })
          change({ place: { kind: 'assisted', site }, points: { ...state.points, kind: 'estimate' } })
        }
      }
      return done
    },
    'place.sign-in': async ({ address }) => {
      signingIn = address
      return ok({ code: 'LAYR-2345', page: `${address}/device`, opened: true })
    },
    'place.sign-in-wait': async () => {
      if (signingIn === null) return err({ code: 'not-found' })
      change({
        place: { kind: 'service', address: signingIn, name: 'Harbour Makers' },
        points: { ...state.points, kind: 'confirmed' },
        sync: { ...state.sync, state: 'idle' },
      })
      return done
    },
    'place.sign-in-stop': async () => {
      signingIn = null
      return done
    },
    'place.sign-out': async () => {
      change({ sync: { ...state.sync, state: 'not-allowed', error: { code: 'unauthorised' } } })
      return done
    },
    'place.switch': async ({ place }) => {
      change({ places: state.places.map((one) => ({ ...one, current: one.id === place })) })
      return done
    },
    'sites.save': async ({ site }) => {
      change({ sites: [...state.sites.filter(({ id }) => id !== site.id), site] })
      return done
    },
    'files.list': async () => ok({ files: [...files.values()].map((file) => file.row) }),
    'files.detail': async ({ file: id }) => {
      const file = files.get(id)
      const claims = state.outbox.filter((item) => item.file === id).map((item) => item.id)
      return file ? ok(fakeDetail(file, claims)) : err({ code: 'not-found' })
    },
    'files.picture': async ({ file: id, plate }) => {
      const picture = files.get(id)?.picture ?? null
      if (!picture) return ok({ url: null })
      return ok({ url: fakePicture(plate === 2 ? 'hooks' : picture.shape, picture.ink) })
    },
    'files.check-again': async () => done,
    'files.show-in-folder': async () => done,
    'files.publish': async ({ file, form }) => ok({ claims: publish(file, form) }),
    'earlier.get': async () => ok(fakeEarlier([...files.values()])),
    'earlier.worth': async ({ files: ids }) =>
      ok({ points: ids.reduce((sum, id) => sum + (files.get(id)?.row.points ?? 0), 0) }),
    'earlier.publish': async ({ files: ids }) => {
      change({ earlier: { total: ids.length, recorded: 0, leftOut: 0, paused: false } })
      for (const id of ids) {
        later(300, () => {
          const file = files.get(id)
          const { earlier } = state
          if (!file || !earlier) return
          const { draft } = fakeDetail(file, [])
          if (draft) publish(id, formFromDraft(draft, 'original'))
          const recorded = earlier.recorded + 1
          change({ earlier: recorded < earlier.total ? { ...earlier, recorded } : null })
        })
      }
      return done
    },
    'earlier.pause': async ({ paused }) => {
      change({ earlier: state.earlier && { ...state.earlier, paused } })
      return done
    },
    'earlier.stop': async () => {
      change({ earlier: null })
      return done
    },
    'kit.make': async ({ file: id, form }) => {
      const file = files.get(id)
      if (!file || state.place.kind !== 'assisted') return err({ code: 'not-possible-here' })
      const { upload } = state.place.site.pages
      return ok({
        file: id,
        copyName: file.row.name,
        copySize: file.row.size,
        removed: file.privacy.length,
        pictureName: file.picture ? file.row.name.replace(/\.[^.]+$/u, '.png') : null,
        title: form.title,
        description: form.description,
        tags: form.tags,
        licence: form.licence,
        host: new URL(upload).host,
        uploadPage: upload,
      })
    },
    'kit.show-copy': async () => done,
    'kit.drag-out': async () => done,
    'kit.open-page': async () => done,
    'kit.answer': async ({ file: id, wentThrough }) => {
      const points = files.get(id)?.row.points ?? 0
      if (wentThrough) {
        changeFile(id, { publication: 'estimate', earned: points })
        change({ points: { ...state.points, balance: state.points.balance + points } })
      }
      return done
    },
    'tasks.set-preference': async ({ tags }) => {
      change({ member: { ...state.member, tags } })
      doTask('set-preference', 'preferences', tags.join(', '))
      return done
    },
    'tasks.set-identity': async ({ nickname, avatar }) => {
      change({ member: { ...state.member, nickname, avatar } })
      if (nickname !== '' && avatar !== null) doTask('nickname-avatar', 'identity', nickname)
      return done
    },
    'tasks.set-profile': async ({ bio, region }) => {
      change({ member: { ...state.member, bio, region } })
      if (bio !== '' && region !== '') doTask('complete-profile', 'profile', region)
      return done
    },
    'goal.choose': async ({ goal }) => {
      change({ goal })
      return done
    },
    'goal.plan': async () => {
      const { goal, points } = state
      return ok({ plan: goal && fakePlan(goal, points.balance, points.pending) })
    },
    'models.get': async () => ok({ models: scene.hasHistory ? fakeModels() : [] }),
    'standing.get': async () => ok(fakeStanding(scene.hasHistory)),
    'shop.get': async () =>
      scene.reachable
        ? ok(shop.view(state.points.balance, now().toISOString()))
        : err({ code: 'service-unreachable' }),
    'shop.redeem': async ({ item }) => {
      const redemption = scene.reachable ? shop.redeem(item, now().toISOString()) : null
      return redemption ? ok({ redemption }) : err({ code: 'service-unreachable' })
    },
    'shop.cancel': async ({ redemption: id }) => {
      const redemption = shop.cancel(id, now().toISOString())
      return redemption ? ok({ redemption }) : err({ code: 'not-found' })
    },
    'shop.code': async () => ok({ code: 'HARB-20NV-7K2Q' }),
    'community.models': async ({ text, cursor }) =>
      scene.reachable ? ok(community.list(text, cursor)) : unreachable,
    'community.model': async ({ model }) => {
      if (!scene.reachable) return unreachable
      const page = community.page(model)
      return page ? ok(page) : err(appError('not-found'))
    },
    'community.cover': async ({ model }) => ok({ url: community.cover(model) }),
    'community.photo': async ({ review }) => ok({ url: community.photo(review) }),
    'community.download': async ({ model, profile }) => {
      const name = scene.reachable ? community.fileName(model, profile) : null
      return name === null ? unreachable : ok({ saved: { file: 'ripple', name } })
    },
    'community.stop': async ({ subject }) => {
      change({ downloads: state.downloads.filter((one) => one.subject !== subject) })
      return done
    },
    'community.review': async (form) => {
      const posted = scene.reachable ? community.review(form, fakeId(nextId++), now().toISOString()) : null
      if (!posted) return unreachable
      later(400, () => change({ points: { ...state.points, balance: state.points.balance + posted.points } }))
      return ok({ review: posted.review })
    },
    'feedback.get': async () =>
      scene.reachable ? ok({ suggestions: community.suggestions() }) : unreachable,
    'feedback.send': async ({ words }) =>
      scene.reachable
        ? ok({ suggestion: community.suggest(words, fakeId(nextId++), now().toISOString()) })
        : unreachable,
    'disputes.get': async () =>
      scene.reachable ? ok({ disputes: [...disputes] }) : err({ code: 'service-unreachable' }),
    'disputes.open': async ({ entry, statement }) => {
      const dispute = fakeDispute(fakeId(nextId++), entry, statement, now().toISOString())
      disputes = [dispute, ...disputes]
      return ok({ dispute })
    },
    'disputes.appeal': async ({ dispute: id, statement }) => {
      const found = disputes.find((one) => one.id === id)
      if (!found) return err({ code: 'not-found' })
      const dispute = { ...found, state: 'appealed' as const, appeal: { statement, at: now().toISOString() } }
      disputes = disputes.map((one) => (one.id === id ? dispute : one))
      return ok({ dispute })
    },
    'history.get': async () =>
      ok(
        scene.hasHistory
          ? fakeHistory({
              kind: state.points.kind,
              balance: state.points.balance - confirmedSum,
              pending,
              now: now(),
              entries: scene.entries,
            })
          : {
              kind: state.points.kind,
              programme: creatorRules(),
              versions: [creatorRules()],
              rows: [],
              pending: [...pending],
              silent: [],
              expiring: [],
            },
      ),
    'history.bring': async ({ balance }) => {
      change({ points: { ...state.points, balance } })
      return done
    },
    'history.export': async () => ok({ saved: true }),
    'health.check': async () =>
      ok({
        watcher: { noticedAfterMs: 340 },
        folders: state.folders
          .filter((one) => one.state === 'accepted')
          .map(({ path, watching }) => ({ path, watching })),
        record: { same: true, entries: 48, actions: 21, files: files.size },
        service: scene.reachable
          ? { reached: true, here: state.points.balance, there: state.points.balance, underway: 2 }
          : { reached: false, error: { code: 'service-unreachable' } },
      }),
    'stored.get': async () =>
      ok({
        parts: [
          { what: 'record', files: 4, size: 1_420_000 },
          { what: 'reports', files: 118, size: 2_310_000 },
          { what: 'outbox', files: 2, size: 9_800_000 },
          { what: 'kits', files: 0, size: 0 },
          { what: 'practice', files: 3, size: 640_000 },
          { what: 'keys', files: 1, size: 812 },
          { what: 'logs', files: 1, size: 96_000 },
          { what: 'browser', files: 41, size: 5_200_000 },
          { what: 'other', files: 1, size: 120 },
        ],
      }),
    'stored.export': async () => ok({ saved: true }),
    'stored.erase': async () => done,
    'sync.now': async () => {
      change({ sync: { ...state.sync, state: 'syncing' } })
      later(1200, () =>
        change({ sync: { ...state.sync, state: scene.reachable ? 'waiting' : 'unreachable' } }),
      )
      return done
    },
    'outbox.try-again': async ({ claim }) => {
      changeOutbox(claim, { state: 'waiting-to-sync', error: null })
      return done
    },
    'outbox.pause': async ({ claim, paused }) => {
      changeOutbox(claim, { state: paused ? 'paused' : 'waiting-to-sync' })
      return done
    },
    'outbox.discard': async ({ claim }) => {
      changeOutbox(claim, null)
      changePending(pending.filter((row) => row.claim !== claim))
      return done
    },
    'clipboard.write': async () => done,
    'window.control': async () => done,
  }

  return {
    request: async (name, input) => {
      if (scene.silent === 'all' || (scene.silent === 'pages' && name !== 'state.get'))
        return new Promise(() => undefined)
      const refusal = refusalFor(name, scene)
      // The handler was picked by the same name as the input, which TypeScript cannot follow through the index.
      const handler = handlers[name] as (input: unknown) => Promise<unknown>
      return readAnswer(name, refusal ?? (await handler(input)))
    },
    handIn: async (given) => {
      const rows = given.map((file) => droppedFile(file, fakeId(nextId++), now().toISOString()))
      for (const file of rows) files = new Map(files).set(file.row.id, file)
      emit({ name: 'files.changed', payload: { upserted: rows.map(({ row }) => row), removed: [] } })
      return ok({ files: rows.map(({ row }) => row.id), refused: [] })
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

function refusalFor(name: RequestName, scene: Scenario) {
  if (scene.refuse === null || name === 'state.get' || name === 'window.control') return null
  return err(scene.refuse)
}
