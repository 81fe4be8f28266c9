import type { Handlers, RequestName } from '@shared/ipc/contract'

type FirstPart = RequestName extends infer Name
  ? Name extends `${infer First}.${string}`
    ? First
    : never
  : never

/** The handlers of all requests whose name begins with this part. */
export type HandlersOf<First extends FirstPart> = Pick<Handlers, Extract<RequestName, `${First}.${string}`>>

/** Each request has its handler under the first part of its name, and nowhere else. */
export type HandlersByFirstPart = { readonly [First in FirstPart]: HandlersOf<First> }
