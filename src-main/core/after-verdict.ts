import { basename } from 'node:path'
import { currentPlace } from '@shared/state/state'
import type { Recorder } from './claims/recorder'
import { handedInId } from './files/handed-in'
import type { Verdict } from './files/intake'
import type { Desktop, Log } from './ports'
import type { Derived } from './projection/derived'
import { headlineOf } from './projection/file-row'
import { publishByItself } from './publish/by-itself'
import type { Publisher } from './publish/publisher'
import { printerOf } from './slicers/printer-claim'
import type { Store } from './store/store'
import type { Sync } from './sync/loop'

type Deps = {
  readonly store: Store
  readonly derived: () => Derived
  readonly recorder: Pick<Recorder, 'printer'>
  readonly publisher: Publisher
  readonly sync: Pick<Sync, 'kick'>
  readonly desktop: Pick<Desktop, 'notify'>
  readonly log: Log
}

/** What follows a verdict: the printer it names is known, the file is published where its folder says so, the member is told. */
export const createAfterVerdict =
  ({ store, derived, recorder, publisher, sync, desktop, log }: Deps) =>
  async (verdict: Verdict): Promise<void> => {
    const { file, report, root, isNew, wasThere } = verdict
    const points = derived().pointsOf(file)
    log('file.verdict', { file: file.path, verdict: file.verdict, points, kind: file.kind })
    if (!isNew) return
    const printer = printerOf(report)
    if (printer) void recorder.printer(printer).then(sync.kick)
    // What the member just handed in is shown by the window itself.
    if (wasThere || root.id === handedInId) return
    const published = await publishByItself({ store, publisher, log }, verdict)
    if (published) sync.kick()
    desktop.notify({
      kind: 'verdict',
      file: file.id,
      name: basename(file.path),
      verdict: file.verdict,
      points,
      canPublish: points !== null && !published && currentPlace(store.state) !== null,
      toMend: report.findings.filter(({ severity }) => severity !== 'info' || file.verdict !== 'qualifies')
        .length,
      first: headlineOf(file),
    })
  }
