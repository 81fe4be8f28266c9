import { describe, expect, it } from 'vitest'
import { handInChannel } from '@shared/ipc/channels'
import { registerHandIn } from '../../src-main/shell/ipc/hand-in'

type Listener = (event: unknown, paths: unknown) => Promise<unknown>
const own = { senderFrame: { url: 'app://firstlayer/index.html', parent: null } }
const taken: string[][] = []
const handIn = (paths: readonly string[]) => {
  taken.push([...paths])
  return Promise.resolve({ files: [], refused: [] })
}

function listen() {
  taken.length = 0
  const channels = new Map<string, Listener>()
  const { takeWith } = registerHandIn({
    ipcMain: { handle: (channel, listener) => channels.set(channel, listener as Listener) },
    log: () => undefined,
  })
  const listener = channels.get(handInChannel)
  if (listener === undefined) throw new Error('the channel is expected')
  return { takeWith, drop: (paths: unknown, event: unknown = own) => listener(event, paths) }
}

describe('files that are dropped', () => {
  it('wait for core when it has not started yet, and none is lost', async () => {
    const { drop, takeWith } = listen()
    const early = drop(['/home/ada/Ripple planter.3mf'])
    expect(taken).toEqual([])
    takeWith(handIn)
    expect(await early).toEqual({ ok: true, value: { files: [], refused: [] } })
    expect(taken).toEqual([['/home/ada/Ripple planter.3mf']])
  })

  it('are refused at once where it is not our page that names them, or where they are no paths', async () => {
    const { drop } = listen()
    const foreign = { senderFrame: { url: 'https://evil.test/', parent: null } }
    expect(await drop(['/etc/passwd'], foreign)).toEqual({ ok: false, error: { code: 'forbidden' } })
    expect(await drop([1])).toEqual({ ok: false, error: { code: 'bad-request' } })
    expect(taken).toEqual([])
  })
})
