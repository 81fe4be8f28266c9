import type { InspectLimits } from '../limits'
import { commentSettings, writerInComments, type GcodeFacts } from './gcode'
import { settingsOfGcode, type ProfileSettings } from './project-settings'

/** Where PrusaSlicer and its family keep a project's settings: as `; key = value` lines, after the writer's own. */
export const PRUSA_SETTINGS_PART = 'Metadata/Slic3r_PE.config'

export type PrusaProject = {
  readonly settings: ProfileSettings
  readonly writer: Pick<GcodeFacts, 'application' | 'version' | 'evidence'>
}

export function readPrusaProject(text: string, limits: InspectLimits): PrusaProject {
  const lines = text.split(/\r?\n/)
  return {
    settings: settingsOfGcode(commentSettings(lines), limits),
    writer: writerInComments(lines.slice(0, 10)),
  }
}
