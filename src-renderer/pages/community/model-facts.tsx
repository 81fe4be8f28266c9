import type { CatalogueModel } from '@shared/api/contract'
import { useWords } from '../../text/words'
import { categories, licenceName } from '../publish/publish-form'
import styles from './community.module.css'

/** What its owner said of it, and how many fetched it. */
export function ModelFacts({ model }: { readonly model: CatalogueModel }) {
  const { t, dayTime } = useWords()
  const said = (text: string) => (text === '' ? t('community.notSaid') : text)
  const [, category] = Object.entries(categories).find(([id]) => id === model.category) ?? []
  return (
    <dl className={styles['facts']}>
      <Fact name={t('community.origin')} value={t('models.origin', { origin: model.origin })} />
      {model.remixOf !== null && <Fact name={t('community.remixOf')} value={model.remixOf} />}
      <Fact name={t('community.licence')} value={said(licenceName(model.licence))} />
      <Fact name={t('community.category')} value={said(category ? t(category) : model.category)} />
      {model.tags.length > 0 && <Fact name={t('community.tags')} value={model.tags.join(', ')} />}
      <Fact name={t('community.published')} value={dayTime(model.uploadedAt)} />
      <Fact name={t('community.fetched')} value={t('community.members', { count: model.downloads })} />
    </dl>
  )
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}
