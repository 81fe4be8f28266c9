import type { Core } from '@core/ports'
import type { AppState } from '@shared/ipc/contract'

/** Calls with the whole state, at once and whenever core says that a part of it changed. */
export async function followState(core: Pick<Core, 'handlers' | 'on'>, use: (state: AppState) => void) {
  let state: AppState | null = null
  const end = core.on('state.changed', (change) => {
    if (state === null) return
    state = { ...state, ...withoutUndefined(change) }
    use(state)
  })
  const answer = await core.handlers['state.get']({})
  if (answer.ok) {
    state = answer.value
    use(state)
  }
  return end
}

const withoutUndefined = <T extends object>(change: T) =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }
