import type { EarlierExports } from '@shared/ipc/earlier'
import type { FakeFile } from './files'

/** Whatever qualifies with a model in it and was not published yet. */
export function fakeEarlier(files: readonly FakeFile[]): EarlierExports {
  const open = files.filter(
    ({ row }) => row.state === 'checked' && row.points !== null && row.publication === null,
  )
  const withModel = open.filter(({ row }) => row.qualifiesFor.includes('model-upload'))
  return {
    offered: withModel.map(({ row }) => ({
      file: row.id,
      name: row.name,
      folder: row.folder,
      seenAt: row.seenAt,
      publishes: row.qualifiesFor.includes('print-profile') ? ['model', 'profile'] : ['model'],
      points: row.points ?? 0,
    })),
    oneByOne: open.length - withModel.length,
  }
}
