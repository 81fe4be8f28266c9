import { describe, expect, it } from 'vitest'
import { ignorePatternSchema, isIgnored } from '@shared/watch/ignore'

describe('an ignore pattern', () => {
  it.each([
    ['*.gcode', 'plate.GCODE'],
    ['test*', 'Test print 3.3mf'],
    ['*draft*', 'my draft 2.3mf'],
    ['part-?.3mf', 'part-7.3mf'],
    ['a*b*c', 'aXbbYc'],
    ['*', 'anything'],
  ])('%s hides %s', (pattern, name) => {
    expect(isIgnored([name], [pattern])).toBe(true)
  })

  it.each([
    ['*.gcode', 'gcode.3mf'],
    ['test', 'test 2'],
    ['part-?.3mf', 'part-77.3mf'],
    ['a*b*c', 'aXbbY'],
    ['.*', 'visible'],
    ['[a-z]', 'b'],
  ])('%s leaves %s alone', (pattern, name) => {
    expect(isIgnored([name], [pattern])).toBe(false)
  })

  it('hides what lies in a folder that it names, at any depth', () => {
    expect(isIgnored(['clients', 'Old tests', 'cube.3mf'], ['old*'])).toBe(true)
    expect(isIgnored(['clients', 'cube.3mf'], ['old*'])).toBe(false)
  })

  it('is answered at once however many stars it has', () => {
    expect(isIgnored(['a'.repeat(255)], [`${'*a'.repeat(49)}b`])).toBe(false)
  })

  it('is a name and no path', () => {
    expect(ignorePatternSchema.safeParse('old/*').success).toBe(false)
    expect(ignorePatternSchema.safeParse('  *.gcode ').data).toBe('*.gcode')
  })
})
