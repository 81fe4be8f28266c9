import { describe, expect, it } from 'vitest'
import { parseSlicerConfig } from '@core/slicers/config'
import { configFile, secrets } from '../../fixtures/exports'

const read = (bytes: Uint8Array) => parseSlicerConfig(Buffer.from(bytes).toString('utf8'))

describe('a slicer’s config', () => {
  it('gives version, printers and where things are saved', () => {
    expect(read(configFile({ application: 'ElegooSlicer' }))).toMatchObject({
      version: '1.5.3.5',
      printers: [{ vendor: 'Elegoo', model: 'Elegoo Neptune 4 Pro', nozzles: ['0.4', '0.6'] }],
    })
  })

  it('is read with the checksum line of Windows, and with a byte order mark', () => {
    const text = Buffer.from(configFile({ checksum: true })).toString('utf8')
    expect(parseSlicerConfig(text)?.printers).toHaveLength(1)
    expect(parseSlicerConfig(`\uFEFF${text}`)?.printers).toHaveLength(1)
  })

  it('gives nothing of what is secret in it', () => {
    const kept = JSON.stringify(read(configFile()))
    for (const secret of [secrets.apiKey, secrets.serial]) expect(kept).not.toContain(secret)
  })

  it('takes the folder of recent projects, newest first', () => {
    const text = JSON.stringify({
      recent_projects: { '002': '/home/mira/b/Two.3mf', '001': 'C:\\prints\\a\\One.3mf' },
      recent: { last_opened_folder: '/home/mira/c' },
    })
    expect(parseSlicerConfig(text)?.savedTo).toEqual(['C:\\prints\\a', '/home/mira/b', '/home/mira/c'])
  })

  it('that is half written is none, and one with odd values gives the rest', () => {
    expect(parseSlicerConfig('{"header": "Orca')).toBeNull()
    expect(parseSlicerConfig('[1,2]')).toBeNull()
    expect(parseSlicerConfig('{"header": 7, "models": "many", "__proto__": {"models": []}}')).toMatchObject({
      version: null,
      printers: [],
    })
  })
})
