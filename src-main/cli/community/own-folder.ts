import { homedir } from 'node:os'
import { join } from 'node:path'

type Environment = Readonly<Record<string, string | undefined>>

/** Where the command line keeps its login and what it published, for this user alone. */
export function ownFolder(environment: Environment, platform = process.platform, home = homedir()): string {
  const named = environment['FIRSTLAYER_CLI_DATA'] ?? ''
  if (named !== '') return named
  return join(dataOf(environment, platform, home), 'firstlayer-cli')
}

function dataOf(environment: Environment, platform: NodeJS.Platform, home: string): string {
  switch (platform) {
    case 'win32':
      return environment['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local')
    case 'darwin':
      return join(home, 'Library', 'Application Support')
    default:
      return environment['XDG_DATA_HOME'] || join(home, '.local', 'share')
  }
}
