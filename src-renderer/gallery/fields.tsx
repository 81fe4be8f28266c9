import { useState } from 'react'
import { useWords } from '../text/words'
import {
  LongTextField,
  PickField,
  SearchField,
  SecretField,
  Segmented,
  TextField,
  Tick,
  Toggle,
} from '../ui/fields'
import { TagField } from '../ui/tag-field'
import { SearchIcon } from '../ui/icons'
import { StarField, Stars } from '../ui/stars'
import styles from './gallery.module.css'

const nothing = () => undefined

/** Each empty, filled, with what is wrong, and not to be changed. */
export function Fields() {
  const { t } = useWords()
  const [text, setText] = useState('')
  const [on, setOn] = useState(true)
  const [picked, setPicked] = useState<'all' | 'qualifies'>('all')
  const label = t('publish.field.title')
  const choices = [
    { value: 'all' as const, label: t('files.filter.all') },
    { value: 'qualifies' as const, label: t('files.filter.qualifies') },
  ]
  return (
    <>
      <div className={styles['wide']}>
        <TextField label={label} note={t('publish.fromFile')} value={text} onChange={setText} />
        <TextField label={label} hint={t('review.descriptionHint')} value={label} onChange={nothing} />
        <TextField label={label} wrong={t('error.bad-request')} value={label} onChange={nothing} />
        <TextField label={label} disabled value={label} onChange={nothing} />
      </div>
      <div className={styles['wide']}>
        <SecretField label={t('guide.service.key')} value={label} onChange={nothing} />
        <LongTextField label={t('review.description')} rows={3} value={text} onChange={setText} />
      </div>
      <div className={styles['wide']}>
        <PickField label={t('files.filter')} value={picked} choices={choices} onChange={setPicked} />
        <PickField label={t('files.filter')} disabled value={picked} choices={choices} onChange={setPicked} />
        <SearchField
          label={t('files.search')}
          value={text}
          onChange={setText}
          icon={SearchIcon}
          keys="Ctrl F"
        />
        <Segmented label={t('files.filter')} value={picked} choices={choices} onChange={setPicked} />
      </div>
      <div className={styles['wide']}>
        <Tick label={t('settings.atLogin')} on={on} onChange={setOn} />
        <Tick label={t('settings.atLogin')} on={!on} onChange={(now) => setOn(!now)} />
        <Tick label={t('settings.atLogin')} on disabled onChange={nothing} />
        <Toggle label={t('settings.atLogin')} on={on} onChange={setOn} />
        <Toggle label={t('settings.atLogin')} on={!on} onChange={(now) => setOn(!now)} />
      </div>
    </>
  )
}

export function StarsShown() {
  const { t, number } = useWords()
  const [stars, setStars] = useState<number | null>(3)
  return (
    <>
      {[1, 2.4, 5].map((rating) => (
        <Stars key={rating} rating={rating} label={t('community.stars', { rating: number(rating) })} />
      ))}
      <StarField
        label={t('review.stars')}
        nameOf={(count) => t('review.star', { count })}
        value={stars}
        onChange={setStars}
      />
    </>
  )
}

export function TagFields() {
  const { t } = useWords()
  const [tags, setTags] = useState(['*.gcode', 'test*'])
  const label = t('settings.ignore')
  return (
    <>
      <div className={styles['wide']}>
        <TagField label={label} hint={t('settings.ignoreHint')} value={tags} onChange={setTags} />
      </div>
      <div className={styles['wide']}>
        <TagField label={label} placeholder={t('settings.ignoreExample')} value={[]} onChange={nothing} />
      </div>
      <div className={styles['wide']}>
        <TagField label={label} disabled value={tags} onChange={setTags} />
      </div>
    </>
  )
}
