import { basename } from 'node:path'
import type { ModelPage } from '@shared/api/contract'
import { appError, type AppError } from '@shared/errors'
import type { Handlers } from '@shared/ipc/contract'
import type { Downloaded } from '@shared/ipc/community'
import { err, ok, type Result } from '@shared/result'
import { draftsFolder, saveDownload } from '../community/save-download'
import { photoBytesOf } from '../photo-bytes'
import { reviewWorth } from '../points/review-worth'
import { asMemberOf } from '../sync/as-member'
import { isDecided } from '../sync/decided'
import type { Context } from './context'

type Names = Extract<keyof Handlers, `community.${string}` | `feedback.${string}`>

const modelsPerPage = 24

/** What others published, and what one proposes to the team. Needs the service; what was fetched is then a file of the member's like any other. */
export function communityHandlers(context: Context): Pick<Handlers, Names> {
  const { store, deps, derived, newId, sync, logins, downloads, takeIn } = context
  const asMember = asMemberOf(store, { ...deps, logins })
  const saving = { inspector: deps.inspector, drafts: draftsFolder(deps.dataFolder), newId }
  /** The id of what is on its way, by its content: sent again it is the same one. */
  const sending = new Map<string, string>()
  const sendOnce = async <T>(
    content: string,
    send: (id: string) => Promise<Result<T, AppError>>,
  ): Promise<Result<T, AppError>> => {
    const id = sending.get(content) ?? newId()
    sending.set(content, id)
    const answer = await send(id)
    if (answer.ok || isDecided(answer.error)) sending.delete(content)
    return answer
  }

  return {
    'community.models': ({ text, cursor }) =>
      asMember((client) => client.models({ text: text === '' ? null : text, cursor, limit: modelsPerPage })),
    'community.model': ({ model }) =>
      asMember(async (client) => {
        const page = await client.model(model)
        if (!page.ok) return page
        const closed = page.value.model.own || page.value.reviews.some(({ own }) => own)
        const at = deps.clock.now().toISOString()
        return ok({
          ...page.value,
          worth: closed ? [] : reviewWorth(derived().standing, page.value.model, at),
        })
      }),
    'community.cover': ({ model }) =>
      asMember(async (client) => {
        const url = await client.modelPicture(model)
        return url.ok ? ok({ url: url.value }) : url
      }),
    'community.model-photo': ({ model, sha256 }) =>
      asMember(async (client) => {
        const url = await client.modelPhoto(model, sha256)
        return url.ok ? ok({ url: url.value }) : url
      }),
    'community.photo': ({ review }) =>
      asMember(async (client) => {
        const url = await client.reviewPhoto(review)
        return url.ok ? ok({ url: url.value }) : url
      }),
    'community.download': async (asked) => {
      const folder = await deps.desktop.chooseFolder('to-save-in')
      if (folder === null) return ok({ saved: null })
      const page = await asMember((client) => client.model(asked.model))
      if (!page.ok) return page
      const named = namedIn(page.value, asked)
      if (named === null) return err(appError('not-found'))
      const running = downloads.begin(named.subject, named.size)
      if (running === null) return err(appError('conflict'))
      const { signal, onReceived } = running
      try {
        const saved = await saveDownload(saving, folder, named.title, (path) =>
          asMember(
            (client) => client[named.from](named.subject, named, { path, signal, onReceived }),
            signal,
          ),
        )
        if (!saved.ok) return signal.aborted ? ok({ saved: null }) : saved
        const taken = await takeIn(saved.value)
        return taken.ok ? ok({ saved: { file: taken.value, name: basename(saved.value) } }) : taken
      } finally {
        running.end()
      }
    },
    'community.stop': ({ subject }) => {
      downloads.stop(subject)
      return Promise.resolve(ok({}))
    },
    'community.review': ({ photo, ...words }) =>
      asMember(async (client, place) => {
        const sent = photo === null ? null : await client.sendPhoto(photoBytesOf(photo))
        if (sent?.ok === false) return sent
        const review = { ...words, photo: sent?.value.sha256 ?? null }
        const content = JSON.stringify([place.head.id, review])
        const answer = await sendOnce(content, (id) => client.postReview(id, review))
        sync.kick()
        return answer.ok ? ok({ review: answer.value }) : answer
      }),
    'feedback.get': () => asMember((client) => client.suggestions()),
    'feedback.send': ({ words }) =>
      asMember(async (client, place) => {
        const content = JSON.stringify([place.head.id, words])
        const answer = await sendOnce(content, (id) => client.sendSuggestion(id, words))
        return answer.ok ? ok({ suggestion: answer.value }) : answer
      }),
  }
}

/** The file that is meant, as the service names it; null where the model has no such profile. */
function namedIn({ model, profiles }: ModelPage, { profile: wanted }: Downloaded) {
  if (wanted === null) {
    const { sha256, size, title } = model
    return { from: 'modelFile', subject: model.model, title, sha256, size } as const
  }
  const found = profiles.find(({ profile }) => profile === wanted)
  if (found === undefined) return null
  const { sha256, size, name } = found
  return { from: 'profileFile', subject: wanted, title: `${model.title}, ${name}`, sha256, size } as const
}
