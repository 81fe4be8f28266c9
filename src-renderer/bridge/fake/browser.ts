import type { Clock } from '@shared/time'
import type { Bridge } from '../bridge'
import { createFakeBridge } from './fake-bridge'
import { scenario, scenarioNames } from './scenario'

/** The moment of the design's pictures. */
const shownAt = new Date('2026-11-21T14:20:00.000Z')

/** `?fake=<scenario>&lang=de&look=dark`: the fake bridge in a plain browser, with a clock that starts on 21 November. */
export function fakeForBrowser(query: URLSearchParams): { bridge: Bridge; clock: Clock } {
  const opened = performance.now()
  const clock: Clock = { now: () => new Date(shownAt.getTime() + performance.now() - opened) }
  const name = scenarioNames.find((one) => one === query.get('fake')) ?? 'full'
  const scene = scenario(name, shownAt)
  const language = (['en', 'de', 'zh-CN'] as const).find((one) => one === query.get('lang')) ?? 'en'
  const appearance =
    (['light', 'dark'] as const).find((one) => one === query.get('look')) ?? ('system' as const)
  const settings = { ...scene.state.settings, language, appearance }
  const bridge = createFakeBridge(
    { ...scene, state: { ...scene.state, settings } },
    { now: clock.now, later: (ms, act) => void setTimeout(act, ms) },
  )
  return { bridge, clock }
}
