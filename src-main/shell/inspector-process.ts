import type { InspectorRequest, InspectorTransport } from '@shared/inspect-node/process/protocol'
import { startUtility } from './utility-process'

type Deps = Parameters<typeof startUtility>[0] & { readonly modulePath: string }

/** Starts the inspector for core's client, which also says when it has been idle long enough to be let go. */
export const createInspectorStarter =
  ({ modulePath, ...deps }: Deps) =>
  (): InspectorTransport =>
    startUtility<InspectorRequest>(deps, modulePath, 'Firstlayer inspector')
