import { typeOfPhoto } from '@shared/inspect-node/clean-photo'
import type { Selectable } from 'kysely'
import { readFile } from 'node:fs/promises'
import type { ServiceDeps } from '../../deps'
import type { Reading, Store } from '../../store/port'
import type { Tables } from '../../store/tables'
import { isPhotoOf, photosOf } from './model-photos'
import { offeredModels } from './read-catalogue'

export type PicturesDeps = {
  readonly store: Store
  readonly picture: ServiceDeps['picture']
  readonly pathOf: (sha256: string) => string
}

export type Shown = { readonly mime: string; readonly bytes: Buffer }

type Pictured = Pick<Selectable<Tables['models']>, 'id' | 'sha256' | 'cover_plate' | 'cover_photo'>

type Cover = { readonly from: 'file' | 'photo'; readonly shown: Shown }

/** What stands for a model: what its member chose, or else what its file shows best, or else its first photo. */
export async function coverOf(deps: PicturesDeps, model: Pictured): Promise<Cover | null> {
  const photo = async (sha256: string): Promise<Cover> => ({
    from: 'photo',
    shown: await photoNamed(deps, sha256),
  })
  if (model.cover_photo !== null) return photo(model.cover_photo)
  const inFile = await pictureInFile(deps, model.sha256, model.cover_plate)
  if (inFile !== null) return { from: 'file', shown: inFile }
  const [first] = await deps.store.read((tx) => photosOf(tx, model.id))
  return first === undefined ? null : photo(first)
}

/** Whether a model that is offered has this photo. */
export async function isOfferedPhoto(tx: Reading, model: string, sha256: string): Promise<boolean> {
  const offered = await offeredModels(tx).where('models.id', '=', model).executeTakeFirst()
  return offered !== undefined && (await isPhotoOf(tx, model, sha256))
}

/** The picture of a plate, or what the file shows best where it has none of that. */
export async function pictureInFile(
  { picture, pathOf }: PicturesDeps,
  sha256: string,
  plate: number | null,
): Promise<Shown | null> {
  const path = pathOf(sha256)
  const ofPlate = plate === null ? null : await picture(path, plate)
  const found = ofPlate ?? (await picture(path, null))
  return found === null ? null : { mime: found.mime, bytes: Buffer.from(found.bytes) }
}

/** A photo as it is kept, of the type that its bytes say. */
export async function photoNamed({ pathOf }: Pick<PicturesDeps, 'pathOf'>, sha256: string): Promise<Shown> {
  const bytes = await readFile(pathOf(sha256))
  return { mime: typeOfPhoto(bytes), bytes }
}
