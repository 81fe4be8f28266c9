import { join } from 'node:path'
import Database from 'libsql'
import { z } from 'zod'

const entrySchema = z.object({ kind: z.string(), rule: z.string(), subject: z.string(), amount: z.number() })
const claimSchema = z.object({ id: z.string(), state: z.string() })

/** The practice service's own database, read beside it: what it stands for, whatever the app shows. */
export function readPracticeLedger(profile: string) {
  const database = new Database(join(profile, 'practice/service.sqlite'), { readonly: true })
  try {
    const all = (query: string) => database.prepare(query).all()
    return {
      entries: z.array(entrySchema).parse(all('select kind, rule, subject, amount from entries')),
      claims: z.array(claimSchema).parse(all('select id, state from claims')),
    }
  } finally {
    database.close()
  }
}
