import { describe, expect, it } from 'vitest'
import { showProgress, uploadShare } from '../../../src-main/shell/taskbar-progress'

const items = (...uploads: readonly ({ sent: number; size: number } | null)[]) =>
  uploads.map((upload) => ({ upload })) as never

describe('progress in the taskbar', () => {
  it('is the share of all uploads taken together', () => {
    expect(uploadShare(items({ sent: 50, size: 100 }, { sent: 0, size: 300 }, null))).toBe(0.125)
  })

  it('is taken away when nothing is uploaded', () => {
    const shown: number[] = []
    const window = { setProgressBar: (share: number) => void shown.push(share) }
    showProgress(window, items({ sent: 1, size: 2 }))
    showProgress(window, items(null))
    showProgress(null, items({ sent: 1, size: 2 }))
    expect(shown).toEqual([0.5, -1])
  })
})
