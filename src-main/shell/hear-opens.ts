import type { App } from 'electron'
import { launchRequestSchema, readFiles, readLink, type LaunchRequest } from './start-arguments'

/** A Mac says by events what to open, and a second start what it was asked for, also before core is there: what came early waits. */
export function hearOpens(app: Pick<App, 'on'>): {
  readonly answerWith: (answer: (request: LaunchRequest) => void) => void
} {
  let answer: ((request: LaunchRequest) => void) | null = null
  const early: LaunchRequest[] = []
  const take = (request: LaunchRequest) => {
    if (answer) answer(request)
    else early.push(request)
  }
  app.on('open-file', (event, path) => {
    event.preventDefault()
    take(readFiles([path]))
  })
  app.on('open-url', (event, link) => {
    event.preventDefault()
    take(readLink(link))
  })
  app.on('second-instance', (_event, _argv, _cwd, data) => {
    const request = launchRequestSchema.safeParse(data)
    take(request.success ? request.data : { kind: 'unknown' })
  })
  return {
    answerWith: (how) => {
      answer = how
      for (const request of early.splice(0)) how(request)
    },
  }
}
