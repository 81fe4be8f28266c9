import { judge } from './oracles'
import type { FuzzCase } from './targets'

// A process of its own: it may hang, run out of memory or die, and the search goes on.
process.on('message', (one: FuzzCase) => {
  void judge(one).then((judgement) => {
    process.send?.({ ...judgement, rssKib: process.resourceUsage().maxRSS })
  })
})
process.on('disconnect', () => process.exit(0))
