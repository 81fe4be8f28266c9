import type { Core } from '@core/ports'
import type { Answer, RequestInput, RequestName } from '@shared/ipc/contract'
import { formFromDraft } from '@shared/ipc/publish-form'
import { err, ok, type Result } from '@shared/result'
import { demoExportFolder } from './demo-home'

type Deps = {
  readonly core: Pick<Core, 'handlers' | 'on'>
  readonly home: string
  readonly sample: string
  readonly patienceMs: number
}

/**
 * Does what a newcomer does in the demo, over the same handlers: accepts the folder, chooses practice points, publishes the
 * sample, and waits until its points are confirmed. Answers with a sentence, or with the reason it did not come to that.
 */
export async function playOnce({ core, home, sample, patienceMs }: Deps): Promise<Result<string, string>> {
  let doing = 'starting'
  const step = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    doing = what
    return work()
  }

  const play = async (): Promise<string> => {
    const folder = await step('waiting for the folder to be offered', () =>
      until(core, async () => {
        const { folders } = await ask(core, 'state.get', {})
        return folders.find(({ path }) => path === demoExportFolder(home))
      }),
    )
    await step('accepting the folder', () =>
      ask(core, 'folders.decide', { folder: folder.id, state: 'accepted' }),
    )
    await step('choosing practice points', () => ask(core, 'place.choose', { kind: 'practice' }))
    const file = await step(`waiting for the verdict on ${sample}`, () =>
      until(core, async () => await rowOf(core, sample, ({ state }) => state === 'checked')),
    )
    await step(`publishing ${sample}`, async () => {
      const { draft } = await ask(core, 'files.detail', { file: file.id })
      if (draft === null)
        throw new Error(`nothing of it can be published, its verdict is ${String(file.verdict)}`)
      const form = formFromDraft(draft, draft.origin ?? 'original')
      await ask(core, 'files.publish', { file: file.id, form })
    })
    const { earned } = await step('waiting for the points to be confirmed', () =>
      until(
        core,
        async () => await rowOf(core, sample, ({ earned: points }) => points !== null && points > 0),
      ),
    )
    const { points } = await ask(core, 'state.get', {})
    return `${sample}: ${String(earned ?? 0)} practice points confirmed, balance ${String(points.balance)}.`
  }

  let timer: NodeJS.Timeout | undefined
  const tooLong = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`not done after ${String(patienceMs / 1000)} s`))
    }, patienceMs)
  })
  try {
    return ok(await Promise.race([play(), tooLong]))
  } catch (reason) {
    return err(
      `The demo stopped while ${doing}: ${reason instanceof Error ? reason.message : String(reason)}.`,
    )
  } finally {
    clearTimeout(timer)
  }
}

type Value<K extends RequestName> = Extract<Answer<K>, { ok: true }>['value']

async function ask<K extends RequestName>(
  core: Deps['core'],
  name: K,
  input: RequestInput<K>,
): Promise<Value<K>> {
  const answer: Answer<K> = await core.handlers[name](input)
  if (!answer.ok) throw new Error(JSON.stringify(answer.error))
  return answer.value
}

type Row = Value<'files.list'>['files'][number]

async function rowOf(core: Deps['core'], name: string, fits: (row: Row) => boolean) {
  const { files } = await ask(core, 'files.list', {})
  return files.find((row) => row.name === name && fits(row))
}

/** Looks now and after every change that core tells of. */
function until<T>(core: Deps['core'], look: () => Promise<T | undefined>): Promise<T> {
  return new Promise((resolve, reject) => {
    const ends: (() => void)[] = []
    const settle = (finish: () => void) => {
      for (const end of ends.splice(0)) end()
      finish()
    }
    const lookNow = () => {
      look().then(
        (found) => {
          if (found !== undefined) settle(() => resolve(found))
        },
        (reason: unknown) =>
          settle(() => reject(reason instanceof Error ? reason : new Error(String(reason)))),
      )
    }
    ends.push(core.on('state.changed', lookNow), core.on('files.changed', lookNow))
    lookNow()
  })
}
