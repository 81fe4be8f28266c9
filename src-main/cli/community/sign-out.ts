import { exitStatus, type CliIo } from '../io'
import { loginFileIn } from './login-file'
import { loginsIn, type CommunityDeps } from './session'

/** `sign-out`: ends the login at its service, where that can be reached, and forgets it here in any case. */
export const createSignOut =
  ({ folder, clock }: CommunityDeps) =>
  async (args: readonly string[], io: CliIo): Promise<number> => {
    if (args.length > 0) {
      io.err('Usage: sign-out\n')
      return exitStatus.failed
    }
    const file = loginFileIn(folder)
    const saved = await file.inTurn(async () => {
      const before = await file.read()
      if (before !== null) await loginsIn(file, before.head, clock).signOut(before.head)
      return before
    })
    io.out(saved === null ? 'Nobody was signed in.\n' : 'You are signed out.\n')
    return exitStatus.ok
  }
