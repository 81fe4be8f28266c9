import { join } from 'node:path'
import { expect, test } from 'vitest'
import { inspectFile } from '@shared/inspect-node/inspect-file'
import type { ProfileReport } from '@shared/inspect/report'
import { corpusRoot } from '../corpus'

/** What the slicers' own parts of real files say, read by hand from the files (docs/slicers.md says what is null and why). */
type Said = {
  readonly printer: string | null
  readonly process: string | null
  readonly nozzleMm: number | null
  readonly layerHeightMm: number | null
  readonly filaments: readonly string[]
  readonly plates: readonly string[]
}

const said: Readonly<Record<string, Said>> = {
  'gcode/3DBenchy (1)_ASA_0.25_10m39s.gcode': {
    printer: 'Sovol SV08 0.4 nozzle - MM',
    process: '0.20mm - Benchy Settings',
    nozzleMm: 0.4,
    layerHeightMm: 0.25,
    filaments: ['ASA #FF00FF 8.32'],
    plates: ['1 639 8.32 -'],
  },
  'gcode/part_ABS_1h2m.gcode': {
    printer: 'Bambu Lab P1S 0.4 nozzle',
    process: 'P1S eSUN ABS+ Process',
    nozzleMm: 0.4,
    layerHeightMm: 0.1,
    filaments: ['PLA #FFFFFF 3.45', 'PLA #FCECD6 3.31'],
    plates: ['1 3736 6.76 -'],
  },
  'project-3mf/20mm_cube_Cura_4.13.3mf': {
    printer: 'Creality Ender 3 S1 Pro',
    process: 'Fine',
    nozzleMm: 0.4,
    layerHeightMm: 0.12,
    filaments: ['PLA #ffc924 -'],
    plates: ['1 - - Metadata/thumbnail.png'],
  },
  'project-3mf/Elegoo-Centauri-Carbon-PLA-CF-Fine.3mf': {
    printer: 'Elegoo Centauri Carbon 0.4 nozzle',
    process: '0.12mm Fine @Elegoo CC 0.4 nozzle',
    nozzleMm: 0.4,
    layerHeightMm: 0.12,
    filaments: ['PLA #36A8E1 -'],
    plates: ['1 - - Metadata/plate_1.png'],
  },
  'project-3mf/box.3mf': {
    printer: 'Original Prusa MINI & MINI+ Input Shaper',
    process: '0.20mm SPEED @MINIIS 0.4',
    nozzleMm: 0.4,
    layerHeightMm: 0.2,
    filaments: ['PLA #FF8000 -'],
    plates: ['1 - - Metadata/thumbnail.png'],
  },
  'project-3mf/corners.3mf': {
    printer: 'Original Prusa i3 MK2.5S',
    process: 'corners.3mf (0.35mm FAST)',
    nozzleMm: 0.4,
    layerHeightMm: 0.35,
    filaments: ['PET #251D15 -'],
    plates: ['1 - - -'],
  },
  'project-3mf/orca_peg_2.3.1.3mf': {
    printer: 'Bambu Lab P1S 0.4 nozzle',
    process: 'P1S eSUN ABS+ Process',
    nozzleMm: 0.4,
    layerHeightMm: 0.1,
    filaments: ['ABS #161616 -', 'PLA #FFFFFF -', 'PETG-CF #2850E0 -', 'PLA #FCECD6 -', 'PLA #161616 -'],
    plates: ['1 - - Metadata/plate_1.png'],
  },
  'sliced-3mf/cube_20mm.gcode.3mf': {
    printer: null,
    process: null,
    nozzleMm: 0.4,
    layerHeightMm: null,
    filaments: ['PLA #F2754E 3.64'],
    plates: ['1 1241 3.64 -'],
  },
  'sliced-3mf/decoy_base.gcode.3mf': {
    printer: 'Bambu Lab P1S 0.4 nozzle',
    process: '0.20mm Standard @BBL X1C',
    nozzleMm: 0.4,
    layerHeightMm: 0.2,
    filaments: ['PETG-CF #2850E0 10.18'],
    plates: ['1 1958 10.18 Metadata/plate_1.png'],
  },
}

const asSaid = (profile: ProfileReport): Said => ({
  printer: profile.printer,
  process: profile.process,
  nozzleMm: profile.nozzleMm,
  layerHeightMm: profile.layerHeightMm,
  filaments: profile.filaments.map(
    (each) => `${each.type ?? '-'} ${each.color ?? '-'} ${each.weightG ?? '-'}`,
  ),
  plates: profile.plates.map(
    (plate) => `${plate.index} ${plate.printTimeS ?? '-'} ${plate.weightG ?? '-'} ${plate.thumbnail ?? '-'}`,
  ),
})

const root = corpusRoot()
if (root === null) {
  test('no corpus of real slicer files was there, so none was checked', () => expect(root).toBeNull())
} else {
  test.each(Object.entries(said))(
    'corpus: the profile of %s is what the file says',
    async (path, expected) => {
      const report = await inspectFile(join(root, path))
      if (!report.ok || report.value.profile === null) throw new Error('no profile')
      expect(asSaid(report.value.profile)).toEqual(expected)
    },
  )
}
