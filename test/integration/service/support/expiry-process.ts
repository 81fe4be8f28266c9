import { shippedProgrammes } from '@shared/programme/shipped'
import { createIds } from '@service/ids'
import { expirePoints } from '@service/services/expiry'
import { openStore } from '@service/store/open'

/** What it says on its output, a line each. */
export type Said = 'ready' | 'looked' | 'expiry-refused'

const say = (said: Said) => process.stdout.write(`${said}\n`)

/** A process that looks at the database of a folder (first argument) at a moment (second) as soon as it is told to. */
const [data = '', at = ''] = process.argv.slice(2)
const clock = { now: () => new Date(at) }
const newId = createIds()
const database = process.env['DATABASE_URL'] ?? null
const store = await openStore({ data, database, newId, now: clock.now })
const programmes = shippedProgrammes().map((programme) => ({ ...programme, expiry: { months: 12 } }))
say('ready')
await new Promise((resolve) => process.stdin.once('data', resolve))
process.stdin.destroy()
await expirePoints({ store, clock, newId, programmes, log: () => say('expiry-refused') })
await store.close()
say('looked')
