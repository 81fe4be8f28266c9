import { constants, setPriority } from 'node:os'
import { serveInspector } from '@shared/inspect-node/process/serve'
import { openParentChannel } from './parent-channel'

// The window and the slicer go first: on a busy machine a check waits for them, not they for it.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL)

serveInspector(openParentChannel(process), (bug) => console.error(bug))
