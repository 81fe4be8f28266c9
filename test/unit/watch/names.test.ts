import { describe, expect, it } from 'vitest'
import { endingOf, isSkippedFolder, mayMatter, mayMatterInSlicerData } from '@shared/watch/names'

describe('names in an export folder', () => {
  it('of slicers are looked at', () => {
    for (const name of [
      'a.3mf',
      'A.GCODE.3MF',
      'x.gcode',
      'p.json',
      'b.elegoo_printer',
      'Printer presets.zip',
    ])
      expect(mayMatter(name), name).toBe(true)
  })

  it('of files being written, and of everybody else, are not', () => {
    for (const name of [
      'a.3mf.tmp',
      'a.3mf.part',
      'a.3mf.crdownload',
      '~$a.3mf',
      '.~lock.a.3mf#',
      '._a.3mf',
      '.DS_Store',
    ])
      expect(mayMatter(name), name).toBe(false)
    for (const name of ['a.stl', 'photos.zip', 'a.gcode.gz', 'OrcaSlicer.conf'])
      expect(mayMatter(name), name).toBe(false)
    for (const name of ['.git', 'node_modules', 'orcaslicer_model'])
      expect(isSkippedFolder(name), name).toBe(true)
  })

  it('say how the end of a file can be told', () => {
    expect(['a.3mf', 'a.JSON', 'a.gcode'].map(endingOf)).toEqual(['zip', 'json', 'none'])
  })
})

describe('paths in a slicer’s data folder', () => {
  const what = (path: string) => mayMatterInSlicerData(path.split('/'), 'OrcaSlicer.conf')

  it('are the config and the member’s own presets', () => {
    expect(what('OrcaSlicer.conf')).toBe('config')
    expect(what('user/default/process/Fine.json')).toBe('preset')
    expect(what('user/123/machine/base/Mine.json')).toBe('preset')
    expect(what('user/123/machine/base')).toBe('folder')
  })

  it('are nothing else', () => {
    for (const path of [
      'OrcaSlicer.conf.bak',
      'OrcaSlicer.conf.4711',
      'system',
      'system/Elegoo.json',
      'log',
      'user/1/hms/a.json',
      'user/1/process/deep/a.json',
      'user/1/process/base/deep/a.json',
      'user/1/process/a.info',
    ])
      expect(what(path), path).toBeNull()
    expect(what('user/printer_list.json')).not.toBe('preset')
  })
})
