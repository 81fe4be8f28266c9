/** The one door into the service for the rest of the app. */
export { createEmbeddedService, type EmbeddedOptions, type EmbeddedService } from './embedded'
export { createService } from './service'
export type { Inspect, Log, Member, ServiceDeps } from './deps'
