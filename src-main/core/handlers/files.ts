import { appError } from '@shared/errors'
import type { Handlers } from '@shared/ipc/contract'
import type { ForecastLine, PublishForm } from '@shared/ipc/views'
import { err, ok } from '@shared/result'
import type { FileRecord } from '@shared/state/document'
import { handedInId } from '../files/handed-in'
import { worthOf } from '../points/file-worth'
import { ruleName } from '../projection/history'
import { publishDraft } from '../publish/draft'
import { done, type Context } from './context'

type Names =
  | 'files.list'
  | 'files.detail'
  | 'files.picture'
  | 'files.check-again'
  | 'files.show-in-folder'
  | 'files.publish'

export function fileHandlers(context: Context): Pick<Handlers, Names> {
  const { store, announcer, derived, reportOf, deps, intake, publisher, sync, rootOf } = context
  const noFile = (file: string) => err(appError('not-found', { file }))

  const forecastOf = (file: FileRecord, origin?: PublishForm['origin']): ForecastLine[] => {
    const { place, standing, known } = derived()
    return (worthOf(file, place, standing, known, origin) ?? []).map(({ rule, amount, why }) => ({
      rule,
      name: ruleName(standing.versions, rule),
      points: amount,
      why,
    }))
  }

  return {
    'files.list': () => Promise.resolve(ok({ files: announcer.rows() })),
    'files.detail': async ({ file: id }) => {
      const file = store.state.files.get(id)
      const early = file ? null : announcer.row(id)
      if (early) {
        const path = intake.inHandOf(id)?.path ?? ''
        return ok({
          row: early,
          path,
          handedIn: intake.inHandOf(id)?.handedIn ?? false,
          report: null,
          forecast: [],
          forecastAsRepost: [],
          draft: null,
          claims: [],
        })
      }
      if (!file) return noFile(id)
      const report = await reportOf(file)
      const row = announcer.row(id)
      if (!row) return noFile(id)
      const { place, claimsOf } = derived()
      const claims = [...(place?.claims.values() ?? [])].filter(
        (record) => record.progress.state !== 'discarded' && record.file === id,
      )
      const ofContent = claimsOf(file.sha256)
      const open = row.publication === null || row.publication === 'refused'
      return ok({
        row,
        path: file.path,
        handedIn: file.root === handedInId,
        report,
        forecast: open ? forecastOf(file) : [],
        forecastAsRepost: open ? forecastOf(file, 'repost') : [],
        draft: report && open ? publishDraft(file, report, place) : null,
        claims: [...new Set([...claims, ...ofContent].map(({ claim }) => claim.id))].sort().reverse(),
      })
    },
    'files.picture': async ({ file: id, plate, size }) => {
      const file = store.state.files.get(id)
      if (!file || file.gone || file.verdict === 'rejected') return ok({ url: null })
      const picture = await deps.inspector.picture(file.path, plate, size)
      if (!picture) return ok({ url: null })
      return ok({ url: `data:${picture.mime};base64,${Buffer.from(picture.bytes).toString('base64')}` })
    },
    'files.check-again': ({ file: id }) => {
      const file = store.state.files.get(id)
      const root = file ? rootOf(file) : null
      if (!file || !root) return Promise.resolve(noFile(id))
      intake.checkAgain(root, file.path)
      return Promise.resolve(ok({}))
    },
    'files.show-in-folder': ({ file: id }) => {
      const file = store.state.files.get(id)
      if (!file || file.gone) return Promise.resolve(noFile(id))
      deps.desktop.showInFolder(file.path)
      return Promise.resolve(done(ok(undefined)))
    },
    'files.publish': async ({ file, form }) => {
      const published = await publisher.publish(file, form)
      if (!published.ok) return published
      sync.kick()
      return ok({ claims: [...published.value] })
    },
  }
}
