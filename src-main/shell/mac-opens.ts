import type { App } from 'electron'
import { readFiles, readLink, type LaunchRequest } from './start-arguments'

/** A Mac says by events what to open, also before the app is ready. What came early waits for whoever answers. */
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
  return {
    answerWith: (how) => {
      answer = how
      for (const request of early.splice(0)) how(request)
    },
  }
}
