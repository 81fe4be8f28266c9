import { ok } from '@shared/result'
import { done } from './answers'
import type { HandlersOf } from './of'

export const storedHandlers = (): HandlersOf<'stored'> => ({
  'stored.get': async () =>
    ok({
      parts: [
        { what: 'record', files: 4, size: 1_420_000 },
        { what: 'reports', files: 118, size: 2_310_000 },
        { what: 'outbox', files: 2, size: 9_800_000 },
        { what: 'kits', files: 0, size: 0 },
        { what: 'practice', files: 3, size: 640_000 },
        { what: 'keys', files: 1, size: 812 },
        { what: 'logs', files: 1, size: 96_000 },
        { what: 'browser', files: 41, size: 5_200_000 },
        { what: 'other', files: 1, size: 120 },
      ],
    }),
  'stored.export': async () => ok({ saved: true }),
  'stored.erase': async () => done,
})
