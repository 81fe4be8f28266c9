import { describe, expect, it } from 'vitest'
import { createTerminalReport } from '../../../src-main/shell/report-to-terminal'

function said(...[event, details]: Parameters<ReturnType<typeof createTerminalReport>>): string {
  let text = ''
  createTerminalReport((line) => (text += line))(event, details)
  return text
}

describe('what the terminal shows', () => {
  it('is a sentence for each thing that was seen', () => {
    const file = '/home/ada/prints/Ripple planter.3mf'
    expect(said('file.verdict', { file, verdict: 'qualifies', points: 65 })).toBe(
      'Ripple planter.3mf: Qualifies, +65 points if published next.\n',
    )
    expect(said('file.verdict', { file, verdict: 'does-not-qualify', points: null })).toBe(
      'Ripple planter.3mf: Not yet.\n',
    )
    expect(said('file.verdict', { file, verdict: 'rejected', points: null })).toBe(
      "Ripple planter.3mf: Can't be read.\n",
    )
    expect(said('claim.confirmed', { points: 65, balance: 65 })).toBe('65 points confirmed, balance 65.\n')
  })

  it('is never a terminal code, whatever a file is called', () => {
    const line = said('file.verdict', {
      file: '/prints/\u001b[31mred.3mf',
      verdict: 'rejected',
      points: null,
    })
    expect(line).toBe("[31mred.3mf: Can't be read.\n")
  })

  it('is nothing for what only helps to find a fault', () => {
    expect(said('ipc.bad-request', { name: 'x' })).toBe('')
    expect(said('toString')).toBe('')
  })
})
