import { appError } from '../../errors'
import { withRaised } from '../../inspect/raised-limits'
import { assertNever } from '../../result'
import { inspectFile } from '../inspect-file'
import { scrubFile } from '../scrub-file'
import { thumbnailOf } from '../thumbnail'
import { inspectorRequestSchema, type InspectorAnswer, type InspectorRequest } from './protocol'

/** There is no picture decoder here: the part's own bytes are handed on, and one that is larger than this is not. */
const pictureBytes = { small: 1_000_000, large: 8_000_000 } as const

type PictureRequest = Extract<InspectorRequest, { do: 'picture' }>
type PictureMessage = Extract<InspectorAnswer, { did: 'picture' }>['picture']

async function picture({ path, plate, size, limits }: PictureRequest): Promise<PictureMessage> {
  const found = await thumbnailOf(path, plate, pictureBytes[size], withRaised(limits))
  return found === null ? null : { mime: found.mime, base64: Buffer.from(found.bytes).toString('base64') }
}

async function answer(request: InspectorRequest): Promise<InspectorAnswer> {
  const { id } = request
  const limits = withRaised(request.limits)
  switch (request.do) {
    case 'inspect': {
      const report = await inspectFile(request.path, limits, request.dataFolder)
      return report.ok
        ? { id, did: 'inspect', report: report.value }
        : { id, did: 'nothing', error: report.error }
    }
    case 'scrub': {
      const copy = await scrubFile(request.path, request.outFolder, limits)
      return copy.ok
        ? { id, did: 'scrub', copy: { ...copy.value, removed: [...copy.value.removed] } }
        : { id, did: 'nothing', error: copy.error }
    }
    case 'picture':
      return { id, did: 'picture', picture: await picture(request) }
    default:
      return assertNever(request)
  }
}

/** The way to whoever started this process. */
export type ToParent = {
  readonly send: (answer: InspectorAnswer) => void
  readonly onMessage: (listener: (message: unknown) => void) => void
}

/** Answers what is asked of an inspector's process for as long as it lives. A bug is told, and is an answer too. */
export function serveInspector(parent: ToParent, tell: (bug: unknown) => void): void {
  parent.onMessage((raw) => {
    const request = inspectorRequestSchema.parse(raw)
    answer(request).then(parent.send, (bug: unknown) => {
      tell(bug)
      parent.send({ id: request.id, did: 'nothing', error: appError('file-unreadable') })
    })
  })
}
