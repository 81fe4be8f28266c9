import { loginNameSchema } from '@shared/api/sign-in'
import { err, ok, type Result } from '@shared/result'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'

/** What the service was asked to do. */
export type Command =
  | { readonly do: 'help' }
  | ({ readonly do: 'serve' } & ServeOptions)
  | ({ readonly do: 'key-add'; readonly name: string; readonly operator: boolean } & On)
  | ({ readonly do: 'key-list' } & On)
  | ({ readonly do: 'key-revoke'; readonly name: string } & On)
  | ({ readonly do: 'account-add'; readonly name: string; readonly operator: boolean } & On)
  | ({ readonly do: 'account-list' } & On)
  | ({ readonly do: 'account-password'; readonly name: string } & On)
  | ({ readonly do: 'verify' } & On)
  | ({ readonly do: 'backup'; readonly folder: string } & On)
  | ({ readonly do: 'restore'; readonly folder: string } & On)

type On = Pick<ServeOptions, 'data' | 'database' | 'json'>

const portSchema = (name: string) =>
  z.coerce
    .number({ error: `${name} is a number from 0 to 65535.` })
    .int({ error: `${name} is a whole number.` })
    .min(0, { error: `${name} is a number from 0 to 65535.` })
    .max(65_535, { error: `${name} is a number from 0 to 65535.` })

/** In the environment alone: everybody on a computer can read the arguments of a program. */
const secretOf = (name: string) =>
  z
    .string()
    .min(16, { error: `${name} has at least 16 characters.` })
    .max(200, { error: `${name} has at most 200 characters.` })
    .nullable()

const optionFields = z.object({
  host: z.string().min(1, { error: '--host is an address, or a name of this computer.' }),
  signIn: z.enum(['invited', 'open', 'none'], { error: '--sign-in is invited, open or none.' }),
  url: z
    .url({ error: '--url is the address members know, such as https://points.example.org.' })
    .refine((url) => /^https:\/\/[^/?#@]+\/?$/iu.test(url), {
      error: '--url begins with https:// and has no path: a proxy in front takes care of the encryption.',
    })
    .transform((url) => new URL(url).origin)
    .nullable(),
  proxy: z
    .union([z.ipv4(), z.ipv6()], { error: '--proxy is the network address of the proxy in front.' })
    .nullable(),
  port: portSchema('--port'),
  metricsPort: portSchema('--metrics-port').nullable(),
  data: z.string().min(1, { error: '--data is a folder.' }),
  database: z
    .string()
    .regex(/^postgres(?:ql)?:\/\//u, { error: 'DATABASE_URL is postgres://USER:PASSWORD@HOST/DATABASE.' })
    .nullable(),
  name: z
    .string()
    .trim()
    .min(1, { error: '--name is not empty.' })
    .max(80, { error: '--name has at most 80 characters.' }),
  approval: z.enum(['automatic', 'trusted', 'by-hand'], {
    error: '--approval is automatic, trusted or by-hand.',
  }),
  quota: z.coerce
    .number({ error: '--quota is a number of megabytes.' })
    .int({ error: '--quota is a whole number of megabytes.' })
    .min(1, { error: '--quota is at least 1 megabyte.' })
    .max(1e9, { error: '--quota is at most 1,000,000,000 megabytes.' }),
  forum: z.object({
    discourse: secretOf('FIRSTLAYER_SERVICE_DISCOURSE_SECRET'),
    events: secretOf('FIRSTLAYER_SERVICE_EVENTS_SECRET'),
  }),
  json: z.boolean(),
})
const loopback = new Set(['127.0.0.1', '::1', 'localhost'])
const optionsSchema = optionFields.superRefine(({ host, signIn, url }, context) => {
  if (loopback.has(host)) return
  const refuse = (message: string) => {
    context.addIssue({ code: 'custom', message })
  }
  if (signIn === 'none') {
    refuse(
      `Without sign-in the service answers on this computer only: --host is 127.0.0.1, ::1 or localhost, not ${host}.`,
    )
  } else if (url === null) {
    refuse(`To answer on ${host} the service has to know the address of its members: --url https://…`)
  }
})
export type ServeOptions = Readonly<z.infer<typeof optionsSchema>>

export const help = `npm run service -- [options]            run the rewards service
npm run service -- key add NAME [--operator]   make a member and print the key, once
npm run service -- key list                    who has a key
npm run service -- key revoke NAME             a key that opens nothing any more
npm run service -- account add NAME [--operator]   make a member who signs in, print the password, once
npm run service -- account list                who has an account
npm run service -- account password NAME       a new password; every login ends
npm run service -- verify                      compare the ledger with the facts; ends with 1 where they differ
npm run service -- backup FOLDER               write all there is into a new folder, also while the service runs
npm run service -- restore FOLDER              fill an empty database and an empty data folder from a back-up

  --port NUMBER     4570; 0 for any free one                     FIRSTLAYER_SERVICE_PORT
  --host ADDRESS    127.0.0.1; another wants --url and sign-in   FIRSTLAYER_SERVICE_HOST
  --sign-in WAY     invited: by account add; open; or none       FIRSTLAYER_SERVICE_SIGN_IN
  --url ADDRESS     https://… as members reach it                FIRSTLAYER_SERVICE_URL
  --proxy ADDRESS   of the proxy in front, to believe            FIRSTLAYER_SERVICE_PROXY
  --data FOLDER     where the database and the uploads are       FIRSTLAYER_SERVICE_DATA
  --name NAME       what members see the service called          FIRSTLAYER_SERVICE_NAME
  --approval WAY    automatic, trusted members alone, or by-hand FIRSTLAYER_SERVICE_APPROVAL
  --quota MEGABYTES 10000; what the files of one member may take  FIRSTLAYER_SERVICE_QUOTA
  --metrics-port NUMBER  none; Prometheus asks this computer     FIRSTLAYER_SERVICE_METRICS_PORT
  --json            for programs: one JSON object a line

  DATABASE_URL      postgres://USER:PASSWORD@HOST/DATABASE; without it SQLite in the data folder
  FIRSTLAYER_SERVICE_DISCOURSE_SECRET, FIRSTLAYER_SERVICE_EVENTS_SECRET
                    what the community's forum signs its events with
`

type Environment = Readonly<Record<string, string | undefined>>

/** Arguments come before the environment, and both before what is assumed. The fault is a sentence. */
export function parseCommand(args: readonly string[], environment: Environment): Result<Command, string> {
  const given = readArguments(args)
  if (!given.ok) return given
  const { values, positionals } = given.value
  if (values.help === true) return ok({ do: 'help' })
  const options = optionsSchema.safeParse({
    host: values.host ?? environment['FIRSTLAYER_SERVICE_HOST'] ?? '127.0.0.1',
    signIn: values['sign-in'] ?? environment['FIRSTLAYER_SERVICE_SIGN_IN'] ?? 'invited',
    url: values.url ?? (environment['FIRSTLAYER_SERVICE_URL'] || null),
    proxy: values.proxy ?? (environment['FIRSTLAYER_SERVICE_PROXY'] || null),
    port: values.port ?? environment['FIRSTLAYER_SERVICE_PORT'] ?? '4570',
    metricsPort: values['metrics-port'] ?? (environment['FIRSTLAYER_SERVICE_METRICS_PORT'] || null),
    data: values.data ?? environment['FIRSTLAYER_SERVICE_DATA'] ?? defaultDataFolder(environment),
    database: environment['DATABASE_URL'] || null,
    name: values.name ?? environment['FIRSTLAYER_SERVICE_NAME'] ?? 'Firstlayer rewards',
    approval: values.approval ?? environment['FIRSTLAYER_SERVICE_APPROVAL'] ?? 'automatic',
    quota: values.quota ?? environment['FIRSTLAYER_SERVICE_QUOTA'] ?? '10000',
    forum: {
      discourse: environment['FIRSTLAYER_SERVICE_DISCOURSE_SECRET'] || null,
      events: environment['FIRSTLAYER_SERVICE_EVENTS_SECRET'] || null,
    },
    json: values.json ?? false,
  })
  if (!options.success) return err(options.error.issues[0]?.message ?? 'The options are not right.')
  return commandOf(positionals, options.data, values.operator ?? false)
}

function readArguments(args: readonly string[]) {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean' } as const
  try {
    return ok(
      parseArgs({
        args: [...args],
        allowPositionals: true,
        options: {
          host: text,
          'sign-in': text,
          url: text,
          proxy: text,
          port: text,
          'metrics-port': text,
          data: text,
          name: text,
          approval: text,
          quota: text,
          json: flag,
          operator: flag,
          help: flag,
        },
      }),
    )
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error))
  }
}

function accountCommandOf(
  [action, name, ...rest]: readonly string[],
  on: On,
  operator: boolean,
): Result<Command, string> | null {
  if (action === 'list' && name === undefined) return ok({ do: 'account-list', ...on })
  if ((action !== 'add' && action !== 'password') || rest.length > 0) return null
  const parsed = loginNameSchema.safeParse(name)
  if (!parsed.success) return err(`account ${action} wants a NAME of letters, numbers and . _ + - @.`)
  return ok(
    action === 'add'
      ? { do: 'account-add', ...on, name: parsed.data, operator }
      : { do: 'account-password', ...on, name: parsed.data },
  )
}

const memberNameSchema = z
  .string()
  .trim()
  .regex(/^[^\p{C}]{1,60}$/u)

function commandOf(
  positionals: readonly string[],
  options: ServeOptions,
  operator: boolean,
): Result<Command, string> {
  const [subject, action, name, ...rest] = positionals
  if (subject === undefined) return ok({ do: 'serve', ...options })
  const { data, database, json } = options
  const on = { data, database, json }
  if (subject === 'verify' && action === undefined) return ok({ do: 'verify', ...on })
  const account = subject === 'account' ? accountCommandOf(positionals.slice(1), on, operator) : null
  if (account !== null) return account
  if ((subject === 'backup' || subject === 'restore') && name === undefined) {
    if (action === undefined || action === '') return err(`${subject} wants a FOLDER.`)
    return ok({ do: subject, ...on, folder: resolve(action) })
  }
  if (subject === 'key' && action === 'list' && name === undefined) return ok({ do: 'key-list', ...on })
  if (subject === 'key' && (action === 'add' || action === 'revoke') && rest.length === 0) {
    const parsed = memberNameSchema.safeParse(name)
    if (!parsed.success) return err(`key ${action} wants a NAME of at most 60 characters.`)
    return ok(
      action === 'add'
        ? { do: 'key-add', ...on, name: parsed.data, operator }
        : { do: 'key-revoke', ...on, name: parsed.data },
    )
  }
  return err(`There is no command "${positionals.join(' ')}". --help lists them.`)
}

/** Where this system keeps the data of programs that serve one user. */
export function defaultDataFolder(environment: Environment, platform = process.platform): string {
  const home = homedir()
  const base =
    platform === 'win32'
      ? (environment['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'))
      : platform === 'darwin'
        ? join(home, 'Library', 'Application Support')
        : environment['XDG_DATA_HOME'] || join(home, '.local', 'share')
  return join(base, 'firstlayer-service')
}
