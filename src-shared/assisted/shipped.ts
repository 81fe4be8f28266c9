import exampleSite from '../../resources/sites/example.json'
import { siteSchema, type Site } from '../ipc/views'

let shipped: readonly Site[] | null = null

/** Descriptions of sites that come with the app: to be edited, unofficial, https only. */
export function shippedSites(): readonly Site[] {
  shipped ??= [siteSchema.parse(exampleSite)]
  return shipped
}
