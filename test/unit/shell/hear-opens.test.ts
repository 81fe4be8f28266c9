import { EventEmitter } from 'node:events'
import type { App } from 'electron'
import { describe, expect, it } from 'vitest'
import { hearOpens } from '../../../src-main/shell/hear-opens'
import type { LaunchRequest } from '../../../src-main/shell/start-arguments'

function listen() {
  const app = new EventEmitter()
  const opens = hearOpens(app as unknown as Pick<App, 'on'>)
  const answered: LaunchRequest[] = []
  const start = () => opens.answerWith((request) => answered.push(request))
  const startAgain = (data: unknown) => app.emit('second-instance', {}, [], '/', data)
  return { answered, start, startAgain }
}

describe('what a second start asks for', () => {
  it('waits when it comes before the first has started up, in its order', () => {
    const { answered, start, startAgain } = listen()
    startAgain({ kind: 'files', paths: ['/home/ada/Ripple planter.3mf'] })
    startAgain({ kind: 'page', page: 'files' })
    expect(answered).toEqual([])
    start()
    startAgain({ kind: 'show' })
    expect(answered).toEqual([
      { kind: 'files', paths: ['/home/ada/Ripple planter.3mf'] },
      { kind: 'page', page: 'files' },
      { kind: 'show' },
    ])
  })

  it.each([undefined, null, { kind: 'everything' }, { kind: 'files', paths: [1] }])(
    'is unknown where it is %j',
    (data) => {
      const { answered, start, startAgain } = listen()
      start()
      startAgain(data)
      expect(answered).toEqual([{ kind: 'unknown' }])
    },
  )
})
