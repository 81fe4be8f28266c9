import { formFromDraft } from '@shared/ipc/publish-form'
import { createCore } from '@core/create-core'
import { ok } from '@shared/result'
import { join } from 'node:path'
import { z } from 'zod'
import { realInspector, testDesktop } from './kit'

/** Core as a process that can be killed: publishes whatever qualifies, and tells what it was told is recorded. */
const begin = z.object({
  data: z.string(),
  home: z.string(),
  exports: z.string(),
  address: z.string(),
  key: z.string(),
})

process.once('disconnect', () => process.exit(0))
process.once('message', (message) => {
  void run(begin.parse(message))
})

async function run({ data, home, exports, address, key }: z.infer<typeof begin>): Promise<void> {
  const desktop = testDesktop()
  desktop.folder = exports
  const core = await createCore({
    clock: { now: () => new Date() },
    dataFolder: data,
    app: { version: 'test', platform: 'linux', systemLocale: 'en-GB', demo: false },
    besides: [],
    environment: { home, appData: join(home, '.config'), xdgConfigHome: null },
    inspector: realInspector(),
    serviceHost: { connect: () => Promise.resolve(ok({ address, key })), dispose: () => Promise.resolve() },
    desktop,
    log: () => undefined,
  })
  const state = await core.handlers['state.get']({})
  if (state.ok && state.value.place.kind === 'none') await core.handlers['place.choose']({ kind: 'practice' })
  await core.handlers['folders.choose']({})
  process.send?.({ ready: true })
  const publishing = new Set<string>()
  core.on('files.changed', ({ upserted }) => {
    for (const row of upserted) {
      if (row.state === 'checked' && row.points !== null && row.publication === null) void publish(row.id)
    }
    void core.handlers['files.list']({}).then((list) => {
      const rows = list.ok ? list.value.files : []
      process.send?.({ published: rows.filter(({ publication }) => publication !== null).length })
    })
  })
  const publish = async (file: string) => {
    if (publishing.has(file)) return
    publishing.add(file)
    const detail = await core.handlers['files.detail']({ file })
    const draft = detail.ok ? detail.value.draft : null
    if (!draft) return
    const form = formFromDraft(draft, 'original')
    const published = await core.handlers['files.publish']({ file, form })
    if (published.ok) process.send?.({ recorded: published.value.claims })
  }
  const list = await core.handlers['files.list']({})
  for (const { id, points, publication } of list.ok ? list.value.files : []) {
    if (points !== null && publication === null) void publish(id)
  }
}
