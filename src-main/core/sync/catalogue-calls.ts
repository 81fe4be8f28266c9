import { createHash } from 'node:crypto'
import type { AxiosRequestConfig } from 'axios'
import type { z } from 'zod'
import {
  modelPageSchema,
  modelsResponseSchema,
  photoBytes,
  removedPhotosResponseSchema,
  reviewSchema,
  routes,
  suggestionSchema,
  suggestionsResponseSchema,
  uploadedSchema,
  type ModelPage,
  type RemovedPhoto,
  type Review,
  type ReviewRequest,
  type Suggestion,
} from '@shared/api/contract'
import { appError, type AppError } from '@shared/errors'
import { err, ok, type Result } from '@shared/result'
import { fetchFile, type FetchDeps, type Fetching } from './fetch-file'

type Models = z.infer<typeof modelsResponseSchema>
type Ref = { readonly sha256: string; readonly size: number }
type Asked = { readonly text: string | null; readonly cursor: string | null; readonly limit: number }

/** What others published, of the service: to look at, to fetch and to review; and what one proposes to the team. */
export type CatalogueCalls = {
  readonly models: (asked: Asked) => Promise<Result<Models, AppError>>
  readonly model: (id: string) => Promise<Result<ModelPage, AppError>>
  /** As a `data:` URL; null where there is none. */
  readonly modelPicture: (id: string) => Promise<Result<string | null, AppError>>
  readonly modelPhoto: (id: string, sha256: string) => Promise<Result<string | null, AppError>>
  /** Of the member's own models, with the team's reasons. */
  readonly removedPhotos: () => Promise<Result<{ removed: RemovedPhoto[] }, AppError>>
  readonly reviewPhoto: (id: string) => Promise<Result<string | null, AppError>>
  readonly modelFile: (id: string, named: Ref, fetching: Fetching) => Promise<Result<null, AppError>>
  readonly profileFile: (id: string, named: Ref, fetching: Fetching) => Promise<Result<null, AppError>>
  readonly sendPhoto: (bytes: Buffer) => Promise<Result<Ref, AppError>>
  readonly postReview: (id: string, review: ReviewRequest) => Promise<Result<Review, AppError>>
  readonly suggestions: () => Promise<Result<{ suggestions: Suggestion[] }, AppError>>
  readonly sendSuggestion: (id: string, words: string) => Promise<Result<Suggestion, AppError>>
}

export type CatalogueDeps = FetchDeps & {
  readonly ask: <T>(schema: z.ZodType<T>, config: AxiosRequestConfig) => Promise<Result<T, AppError>>
}

/** A service of before photos came with models says nothing of them. */
const modelPageOfAnyService = modelPageSchema.extend({ photos: modelPageSchema.shape.photos.default([]) })

export function catalogueCalls(deps: CatalogueDeps): CatalogueCalls {
  const { ask, send, errorOf } = deps
  const picture = async (url: string): Promise<Result<string | null, AppError>> => {
    const answer = await send({
      method: 'GET',
      url,
      responseType: 'arraybuffer',
      maxContentLength: photoBytes,
    })
    if (answer === null) return err(appError('service-unreachable'))
    if (answer.status === 404) return ok(null)
    return answer.status === 200 && Buffer.isBuffer(answer.data)
      ? ok(pictureUrl(answer.data))
      : err(errorOf(answer))
  }
  return {
    models: ({ text, cursor, limit }) =>
      ask(modelsResponseSchema, {
        method: 'GET',
        url: routes.models,
        params: { limit, ...(text !== null && { text }), ...(cursor !== null && { cursor }) },
      }),
    model: (id) => ask(modelPageOfAnyService, { method: 'GET', url: at(routes.model, id) }),
    modelPicture: (id) => picture(at(routes.modelPicture, id)),
    modelPhoto: (id, sha256) => picture(at(routes.modelPhoto, id).replace(':sha256', sha256)),
    removedPhotos: () => ask(removedPhotosResponseSchema, { method: 'GET', url: routes.removedPhotos }),
    reviewPhoto: (id) => picture(at(routes.reviewPhoto, id)),
    modelFile: (id, named, fetching) => fetchFile(deps, at(routes.modelFile, id), named, fetching),
    profileFile: (id, named, fetching) => fetchFile(deps, at(routes.profileFile, id), named, fetching),
    sendPhoto: (bytes) =>
      ask(uploadedSchema, {
        method: 'PUT',
        url: routes.upload.replace(':sha256', createHash('sha256').update(bytes).digest('hex')),
        headers: { 'content-type': 'application/octet-stream' },
        data: bytes,
      }),
    postReview: (id, review) =>
      ask(reviewSchema, { method: 'PUT', url: at(routes.review, id), data: review }),
    suggestions: () => ask(suggestionsResponseSchema, { method: 'GET', url: routes.suggestions }),
    sendSuggestion: (id, words) =>
      ask(suggestionSchema, { method: 'PUT', url: at(routes.suggestion, id), data: { words } }),
  }
}

const at = (route: string, id: string): string => route.replace(':id', encodeURIComponent(id))

/** What a picture is, its first bytes say; the service's word for it is not taken. Null for anything else. */
function pictureUrl(bytes: Buffer): string | null {
  const starts = (text: string, from = 0) => bytes.toString('latin1', from, from + text.length) === text
  const mime = starts('\xff\xd8\xff')
    ? 'image/jpeg'
    : starts('\x89PNG\r\n\x1a\n')
      ? 'image/png'
      : starts('RIFF') && starts('WEBP', 8)
        ? 'image/webp'
        : null
  return mime === null ? null : `data:${mime};base64,${bytes.toString('base64')}`
}
