// @vitest-environment happy-dom
import '../../src-renderer/zod-config'
import { act, cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { App } from '../../src-renderer/app'
import { createAppStore } from '../../src-renderer/store/store'
import { TagField } from '../../src-renderer/ui/tag-field'
import { fakeWith, shownAt } from './fake'
import { prepareWindow } from './window'

beforeAll(prepareWindow)
afterEach(cleanup)

function Field({ max = 30 }: { readonly max?: number }) {
  const [tags, setTags] = useState(['*.gcode'])
  return <TagField label="Leave alone" hint="Names." value={tags} max={max} onChange={setTags} />
}

async function open(max?: number) {
  const store = createAppStore({ bridge: fakeWith('full').bridge, clock: { now: () => new Date(shownAt) } })
  void store.getState().start()
  await act(async () => {
    render(
      <App store={store} stillForTests>
        <Field {...(max === undefined ? {} : { max })} />
      </App>,
    )
  })
  const tags = () =>
    screen.getAllByRole('button').map((button) => button.getAttribute('aria-label')?.replace('Remove ', ''))
  return { user: userEvent.setup(), field: screen.getByRole('textbox', { name: 'Leave alone' }), tags }
}

describe('the field for words one after the other', () => {
  it('is a text field with its label, and no list that never opens', async () => {
    const { field } = await open()
    expect(screen.getByLabelText('Leave alone')).toBe(field)
    expect(field.getAttribute('aria-haspopup')).toBeNull()
    expect(document.getElementById(field.getAttribute('aria-describedby') ?? '')?.textContent).toBe('Names.')
  })

  it('takes words in by Enter, comma and leaving, each once, and no more than it may', async () => {
    const { user, field, tags } = await open(4)
    await user.type(field, 'test*{Enter}old,*.GCODE,draft')
    expect(tags()).toEqual(['*.gcode', 'test*', 'old'])
    await user.tab()
    expect(tags()).toEqual(['*.gcode', 'test*', 'old', 'draft'])
    await user.type(field, 'more{Enter}')
    expect(tags()).toHaveLength(4)
  })

  it('lets go of the last by Backspace, and of any by its own button', async () => {
    const { user, field, tags } = await open()
    await user.type(field, 'old{Enter}new{Enter}')
    await user.click(screen.getByRole('button', { name: 'Remove *.gcode' }))
    expect(tags()).toEqual(['old', 'new'])
    await user.type(field, '{Backspace}')
    expect(tags()).toEqual(['old'])
  })
})
