import { err, ok, type Result } from '@shared/result'
import { randomBytes } from 'node:crypto'
import { createLedger } from '../services/ledger'
import { addAccount, memberCalled, setPassword } from '../sign-in/accounts'
import type { Role } from '../store/tables'
import type { Opened } from './opened'

type Given = Result<{ readonly member: string; readonly password: string }, string>

/** Told here and nowhere else: only what scrypt makes of it is stored. */
const newPassword = (): string => randomBytes(15).toString('base64url')

/** Makes a member who signs in with a name; the first operator is made like this. */
export async function giveAccount(opened: Opened, name: string, role: Role): Promise<Given> {
  const password = newPassword()
  const member = await addAccount({ ...opened, ledger: createLedger(opened) }, { name, password, role })
  return member === null ? err(`${name} has an account already.`) : ok({ member, password })
}

/** For whoever forgot it: a new password, and every login ends. */
export async function givePassword(opened: Opened, name: string): Promise<Given> {
  const member = await memberCalled(opened.store, name)
  if (member === null) return err(`Nobody called ${name} has an account.`)
  const password = newPassword()
  await setPassword(opened, { member, password, staying: null })
  return ok({ member, password })
}
