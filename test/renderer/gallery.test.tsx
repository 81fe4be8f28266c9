// @vitest-environment happy-dom
import '../../src-renderer/zod-config'
import { act, cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeAll, expect, it } from 'vitest'
import { App } from '../../src-renderer/app'
import { Gallery, shown } from '../../src-renderer/gallery/gallery'
import { createAppStore } from '../../src-renderer/store/store'
import { fakeWith, shownAt } from './fake'
import { prepareWindow } from './window'

beforeAll(prepareWindow)
afterEach(cleanup)

it('the gallery stands with all that it names', async () => {
  const store = createAppStore({ bridge: fakeWith('full').bridge, clock: { now: () => new Date(shownAt) } })
  void store.getState().start()
  await act(async () => {
    render(
      <App store={store} stillForTests>
        <Gallery />
      </App>,
    )
  })
  for (const name of Object.keys(shown)) expect(screen.getByRole('region', { name })).toBeTruthy()
})
