import { err, ok } from '@shared/result'
import type { FakeMemory } from '../memory'
import { done, unreachable } from './answers'
import type { HandlersOf } from './of'

export function placeHandlers(memory: FakeMemory): HandlersOf<'place'> {
  let signingIn: string | null = null
  return {
    'place.probe': async ({ address }) =>
      address.includes('.') || address.includes('localhost')
        ? ok({ name: 'Harbour Makers', kind: 'community', signIn: !address.includes('keys') })
        : unreachable,
    'place.choose': async (input) => {
      switch (input.kind) {
        case 'practice':
          memory.change({
            place: { kind: 'practice' },
            points: { ...memory.state.points, kind: 'practice' },
            sync: { ...memory.state.sync, state: 'idle' },
          })
          break
        case 'service':
          memory.change({
            place: { kind: 'service', address: input.address, name: 'Harbour Makers' },
            points: { ...memory.state.points, kind: 'confirmed' },
            sync: { ...memory.state.sync, state: 'idle' },
          })
          break
        case 'assisted': {
          const site = memory.state.sites.find(({ id }) => id === input.site)
          if (!site) return err({ code: 'not-found' })
          memory.change({
            place: { kind: 'assisted', site },
            points: { ...memory.state.points, kind: 'estimate' },
          })
        }
      }
      return done
    },
    'place.sign-in': async ({ address }) => {
      signingIn = address
      return ok({ code: 'LAYR-2345', page: `${address}/device`, opened: true })
    },
    'place.sign-in-wait': async () => {
      if (signingIn === null) return err({ code: 'not-found' })
      memory.change({
        place: { kind: 'service', address: signingIn, name: 'Harbour Makers' },
        points: { ...memory.state.points, kind: 'confirmed' },
        sync: { ...memory.state.sync, state: 'idle' },
      })
      return done
    },
    'place.sign-in-stop': async () => {
      signingIn = null
      return done
    },
    'place.sign-out': async () => {
      memory.change({ sync: { ...memory.state.sync, state: 'not-allowed', error: { code: 'unauthorised' } } })
      return done
    },
    'place.switch': async ({ place }) => {
      memory.change({ places: memory.state.places.map((one) => ({ ...one, current: one.id === place })) })
      return done
    },
  }
}
