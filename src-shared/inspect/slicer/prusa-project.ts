import type { InspectLimits } from '../limits'
import { commentSettings, writerInComments, type GcodeFacts } from './gcode'
import { linesOf } from '../text/lines'
import { settingsOfGcode, type ProfileSettings } from './project-settings'

/** Where PrusaSlicer and its family keep a project's settings: as `; key = value` lines, after the writer's own. */
export const PRUSA_SETTINGS_PART = 'Metadata/Slic3r_PE.config'

/** The writer names itself in the first lines. */
const HEAD_CHARS = 4000

export type PrusaProject = {
  readonly settings: ProfileSettings
  readonly writer: Pick<GcodeFacts, 'application' | 'version' | 'evidence'>
}

export function readPrusaProject(text: string, limits: InspectLimits): PrusaProject {
  return {
    settings: settingsOfGcode(commentSettings(linesOf(text)), limits),
    writer: writerInComments(text.slice(0, HEAD_CHARS).split(/\r?\n/).slice(0, 10)),
  }
}
