import { serveInspector } from '@shared/inspect-node/process/serve'
import { openParentChannel } from './parent-channel'

serveInspector(openParentChannel(process), (bug) => console.error(bug))
