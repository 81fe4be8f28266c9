import { useWords } from '../text/words'
import { FirstFrame } from './first-frame/first-frame'
import { frameKindOf } from './first-frame/frame-kind'

/** Goes on with what the page came with, see `FirstFrame`. */
export function LoadingShell() {
  const { t } = useWords()
  return <FirstFrame kind={frameKindOf(document.documentElement)} say={t} />
}
