import { useEffect, useState } from 'react'
import { useActions, useApp, useAppState } from '../../store/context'
import { useWords } from '../../text/words'
import { Button } from '../../ui/button'
import { Tick } from '../../ui/fields'
import styles from './earlier.module.css'

type Props = { readonly files: readonly string[]; readonly onPublished: () => void }

/** What the chosen ones give together, the member's word that they are his or her own, and the button. */
export function EarlierChosen({ files, onPublished }: Props) {
  const { t, rich, number } = useWords()
  const { ask, show } = useActions()
  const place = useAppState((state) => state.place)
  const points = useWorth(files)
  const [own, setOwn] = useState(false)

  if (place.kind === 'none')
    return (
      <div className={styles['progress']}>
        <p>{t('earlier.noPlace')}</p>
        <Button size="small" onClick={() => show({ guide: 2, earlierOpen: false })}>
          {t('detail.choosePlace')}
        </Button>
      </div>
    )
  if (place.kind === 'assisted')
    return <p className={styles['note']}>{t('earlier.onSite', { site: place.site.name })}</p>

  const publish = async () => {
    const answer = await ask('earlier.publish', { files: [...files], own: true })
    if (!answer.ok) return
    setOwn(false)
    onPublished()
  }
  return (
    <div className={styles['chosen']}>
      <div>
        <p role="status">
          {files.length === 0
            ? t('earlier.noneChosen')
            : rich('earlier.together', { count: files.length, points: number(points) })}
        </p>
        {files.length > 0 && <p className={styles['note']}>{t('earlier.togetherWhy')}</p>}
      </div>
      <div className={styles['progress']}>
        <Tick label={t('earlier.own')} on={own} onChange={setOwn} />
        <Button disabled={files.length === 0 || !own} onClick={() => void publish()}>
          {files.length === 0 ? t('publish.do') : t('earlier.publish', { count: files.length })}
        </Button>
      </div>
    </div>
  )
}

/** Asked anew whenever other files are chosen; nothing for none. */
function useWorth(files: readonly string[]): number {
  const bridge = useApp((store) => store.bridge)
  const [points, setPoints] = useState(0)
  const key = files.join(' ')
  useEffect(() => {
    let wanted = true
    void bridge.request('earlier.worth', { files: key === '' ? [] : key.split(' ') }).then((answer) => {
      if (wanted && answer.ok) setPoints(answer.value.points)
    })
    return () => {
      wanted = false
    }
  }, [bridge, key])
  return points
}
