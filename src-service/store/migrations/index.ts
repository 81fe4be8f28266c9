import { claimsAndLedger } from './0001-claims-and-ledger'
import { storeAndDisputes } from './0002-store-and-disputes'
import { expiry } from './0003-expiry'
import { transfers } from './0004-transfers'
import { similarity } from './0005-similarity'
import { signIn } from './0006-sign-in'
import { ownData } from './0007-own-data'
import { audit } from './0008-audit'
import { adjustments } from './0009-adjustments'
import { programmeVersions } from './0010-programme-versions'
import { lists } from './0011-lists'
import { catalogue } from './0012-catalogue'
import { forum } from './0013-forum'
import { surfaceSizes } from './0014-surface-sizes'
import { photoList } from './0015-photo-list'
import { modelPhotos } from './0016-model-photos'
import { removedPhotos } from './0017-removed-photos'
import type { Migration } from './migration'

/** In order, without gaps. One that has shipped never changes. */
export const migrations: readonly Migration[] = [
  claimsAndLedger,
  storeAndDisputes,
  expiry,
  transfers,
  similarity,
  signIn,
  ownData,
  audit,
  adjustments,
  programmeVersions,
  lists,
  catalogue,
  forum,
  surfaceSizes,
  photoList,
  modelPhotos,
  removedPhotos,
]
