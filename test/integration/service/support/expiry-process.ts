import { shippedProgrammes } from '@shared/programme/shipped'
import { createIds } from '@service/ids'
import { expirePoints } from '@service/services/expiry'
import { openEmbeddedStore } from '@service/store/embedded/open'

/** What it says on its output, a line each. */
export type Said = 'ready' | 'looked' | 'expiry-refused'

const say = (said: Said) => process.stdout.write(`${said}\n`)

/** A process that looks at a database (first argument) at a moment (second) as soon as it is told to. */
const [path = '', at = ''] = process.argv.slice(2)
const clock = { now: () => new Date(at) }
const newId = createIds()
const store = await openEmbeddedStore({ path, newId, now: clock.now })
const programmes = shippedProgrammes().map((programme) => ({ ...programme, expiry: { months: 12 } }))
say('ready')
await new Promise((resolve) => process.stdin.once('data', resolve))
process.stdin.destroy()
await expirePoints({ store, clock, newId, programmes, log: () => say('expiry-refused') })
await store.close()
say('looked')
