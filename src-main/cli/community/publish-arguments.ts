import { parseArgs } from 'node:util'
import { mostPhotos } from '@shared/claims/claim'
import { publishFormSchema, type PublishDraft, type PublishForm } from '@shared/ipc/views'
import { formFromDraft } from '@shared/ipc/publish-form'
import { err, ok, type Result } from '@shared/result'

export const publishUsage = `Usage: publish FILE [--title T] [--description T] [--tag T]... [--category C] [--licence L]
               [--origin original|remix|repost] [--remix-of FROM] [--profile-name N] [--for MODEL]
               [--photo JPEG]... [--cover N] [--yes] [--json]
  FILE             a project, a sliced 3MF or a preset; it is only ever read, and a copy without private values is sent
  --title T …      in place of what the file says
  --origin O       whose design it is, where the file does not say
  --remix-of FROM  what it is a remix of: a link or a name
  --for MODEL      the model that a print profile without geometry is for, by its id
  --photo JPEG     a photo of the print; what it says of place, time and device stays here
  --cover N        the photo that stands for the model, from 1, in place of the picture in its file
  --yes            publishes without asking
  --json           prints one JSON object; wants --yes
`

export type PublishArguments = {
  readonly file: string
  readonly yes: boolean
  readonly json: boolean
  readonly given: Given
  /** Paths of photos. */
  readonly photos: readonly string[]
  /** The photo that stands for the model, at its place from 0; null leaves it to the file. */
  readonly cover: number | null
}

/** Of the form, what was given. */
type Given = { readonly [K in keyof PublishForm]?: PublishForm[K] | undefined }

const options = {
  title: { type: 'string' },
  description: { type: 'string' },
  tag: { type: 'string', multiple: true },
  category: { type: 'string' },
  licence: { type: 'string' },
  origin: { type: 'string' },
  'remix-of': { type: 'string' },
  'profile-name': { type: 'string' },
  for: { type: 'string' },
  photo: { type: 'string', multiple: true },
  cover: { type: 'string' },
  yes: { type: 'boolean' },
  json: { type: 'boolean' },
} as const

/** The names of the form's fields on the command line, where they are others. */
const names: Readonly<Record<string, string>> = {
  tags: 'tag',
  remixOf: 'remix-of',
  profileName: 'profile-name',
  forModel: 'for',
}

export function publishArguments(args: readonly string[]): Result<PublishArguments, string> {
  try {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options })
    const [file, ...more] = positionals
    if (file === undefined) return err('Which file?')
    if (more.length > 0) return err('One file at a time.')
    const { tag: tags, 'remix-of': remixOf, 'profile-name': profileName, for: forModel, ...rest } = values
    const { yes = false, json = false, photo: photos = [], cover, ...fields } = rest
    if (json && !yes) return err('--json asks nothing, so it wants --yes.')
    if (photos.length > mostPhotos) return err(`At most ${mostPhotos} photos.`)
    const chosen = cover === undefined ? null : Number(cover) - 1
    if (chosen !== null && photos[chosen] === undefined)
      return err('--cover is the place of a --photo, from 1.')
    const given = publishFormSchema.partial().safeParse({ ...fields, tags, remixOf, profileName, forModel })
    if (!given.success) {
      const field = String(given.error.issues[0]?.path[0])
      return err(`--${names[field] ?? field} cannot be that.`)
    }
    return ok({ file, yes, json, given: given.data, photos, cover: chosen })
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error))
  }
}

/** The form as it is published, or what has to be said before. `photos` are as they are sent. */
export function filledForm(
  draft: PublishDraft,
  { given, cover }: Pick<PublishArguments, 'given' | 'cover'>,
  photos: readonly string[],
): Result<PublishForm, string> {
  const withModel = draft.publishes.includes('model')
  if (photos.length > 0 && !withModel)
    return err('Photos come with a model, and this is a print profile alone.')
  const origin = given.origin ?? draft.origin ?? (withModel ? null : 'original')
  if (origin === null) return err('Whose design is it? Say --origin original, remix or repost.')
  const said = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
  const pictures = { photos: [...photos], cover: cover === null ? null : { photo: cover } }
  const form: PublishForm = { ...formFromDraft(draft, origin), ...said, ...pictures }
  return withModel || form.forModel !== null
    ? ok(form)
    : err('Which model is this print profile for? Say --for with its id.')
}
