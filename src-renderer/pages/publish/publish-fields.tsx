import type { Report } from '@shared/inspect/report'
import type { FileRow, PublishDraft, PublishForm } from '@shared/ipc/views'
import { useCallback } from 'react'
import { Thumbnail } from '../../ui/thumbnail'
import { useWords } from '../../text/words'
import { LongTextField, PickField, Segmented, TextField, type Choice } from '../../ui/fields'
import { TagField } from '../../ui/tag-field'
import { CubeIcon } from '../../ui/icons'
import { CoverAndPhotos } from './cover-and-photos'
import { categories, licenceName, licences, type Filling } from './publish-form'
import styles from './publish.module.css'

type Props = {
  readonly row: FileRow
  readonly draft: PublishDraft
  readonly filling: Filling
  readonly report: Report | null
  readonly locked: boolean
  readonly onChange: (change: (before: Filling) => Filling) => void
}

/** Every field says where its value came from, and stays the member's to change. */
export function PublishFields({ row, draft, filling, report, locked, onChange }: Props) {
  const { t } = useWords()
  const set = (part: Partial<Filling>) => onChange((before) => ({ ...before, ...part }))
  const onPictures = useCallback(
    (change: (before: Filling) => Pick<Filling, 'photos' | 'cover'>) =>
      onChange((before) => ({ ...before, ...change(before) })),
    [onChange],
  )
  const from = (field: string) => (draft.fromFile.includes(field) ? t('publish.fromFile') : undefined)
  const model = draft.publishes.includes('model')
  const profile = draft.publishes.includes('profile')
  return (
    <fieldset className={styles['fields']} disabled={locked}>
      {model ? (
        <CoverAndPhotos row={row} report={report} pictures={filling} locked={locked} onChange={onPictures} />
      ) : (
        row.hasThumbnail && (
          <div className={styles['picture']}>
            <Thumbnail row={row} look="fill" />
          </div>
        )
      )}
      <TextField
        label={t('publish.field.title')}
        note={from('title')}
        value={filling.title}
        maxLength={200}
        disabled={locked}
        onChange={(title) => set({ title })}
      />
      {model && (
        <LongTextField
          label={t('publish.field.description')}
          note={from('description')}
          value={filling.description}
          maxLength={20_000}
          disabled={locked}
          onChange={(description) => set({ description })}
        />
      )}
      {!model && <ForModel draft={draft} filling={filling} set={set} />}
      {model && <ModelFields draft={draft} filling={filling} set={set} locked={locked} />}
      {!model && profile && <ProfileName draft={draft} filling={filling} set={set} locked={locked} />}
      {model && (
        <TagField
          label={t('publish.field.tags')}
          note={from('tags')}
          value={filling.tags}
          placeholder={t('publish.tagsAdd')}
          disabled={locked}
          onChange={(tags) => set({ tags: tags.map((tag) => tag.trim().slice(0, 60)).filter(Boolean) })}
        />
      )}
    </fieldset>
  )
}

type PartProps = {
  readonly draft: PublishDraft
  readonly filling: Filling
  readonly set: (part: Partial<Filling>) => void
}

function ProfileName({ draft, filling, set, locked }: PartProps & { readonly locked: boolean }) {
  const { t } = useWords()
  return (
    <TextField
      label={t('publish.field.profileName')}
      note={draft.fromFile.includes('profileName') ? t('publish.fromFile') : undefined}
      value={filling.profileName}
      maxLength={200}
      disabled={locked}
      onChange={(profileName) => set({ profileName })}
    />
  )
}

function ForModel({ draft, filling, set }: PartProps) {
  const { t } = useWords()
  if (draft.knownModel !== null) {
    return (
      <div className={styles['known']}>
        <CubeIcon size={20} stroke={1.6} aria-hidden />
        <div>
          <p className={styles['lineName']}>{t('publish.known', { title: draft.knownModel })}</p>
          <p className="small-words">{t('publish.knownWhy')}</p>
        </div>
      </div>
    )
  }
  if (draft.models.length === 0) return <p className="small-words">{t('publish.forModelNone')}</p>
  return (
    <PickField
      label={t('publish.field.forModel')}
      note={t('publish.youState')}
      hint={t('publish.forModelWhy')}
      placeholder={t('publish.forModelPick')}
      value={filling.forModel}
      choices={draft.models.map(({ model, title }) => ({ value: model, label: title }))}
      onChange={(forModel) => set({ forModel })}
    />
  )
}

function ModelFields({ draft, filling, set, locked }: PartProps & { readonly locked: boolean }) {
  const { t } = useWords()
  const origins: readonly Choice<PublishForm['origin']>[] = [
    { value: 'original', label: t('publish.origin.original') },
    { value: 'remix', label: t('publish.origin.remix') },
    { value: 'repost', label: t('publish.origin.repost') },
  ]
  const own = (value: string, known: readonly string[]): readonly Choice<string>[] =>
    value === '' || known.includes(value) ? [] : [{ value, label: value }]
  const licenceChoices = [
    { value: '', label: t('publish.licence.none') },
    ...own(filling.licence, licences),
    ...licences.map((value) => ({ value, label: licenceName(value) })),
  ]
  const categoryNames = Object.entries(categories).map(([value, id]) => ({ value, label: t(id) }))
  const categoryChoices = [
    { value: '', label: t('publish.category.none') },
    ...own(filling.category, Object.keys(categories)),
    ...categoryNames,
  ]
  return (
    <>
      <div className={styles['pair']}>
        <div>
          <div className={styles['caption']}>
            <span>{t('publish.field.origin')}</span>
            <span className={styles['from']}>
              {draft.origin === null ? t('publish.youState') : t('publish.fromFile')}
            </span>
          </div>
          <Segmented
            full
            label={t('publish.field.origin')}
            value={filling.origin}
            choices={origins}
            onChange={(origin) => set({ origin })}
          />
        </div>
        <PickField
          label={t('publish.field.licence')}
          note={draft.fromFile.includes('licence') ? t('publish.fromFile') : undefined}
          value={filling.licence}
          choices={licenceChoices}
          disabled={locked}
          onChange={(licence) => set({ licence })}
        />
      </div>
      {filling.origin === 'remix' && (
        <TextField
          label={t('publish.field.remixOf')}
          hint={t('publish.remixOfHint')}
          value={filling.remixOf}
          maxLength={500}
          onChange={(remixOf) => set({ remixOf })}
        />
      )}
      {filling.origin === 'repost' && <p className={styles['repost']}>{t('publish.repostWhy')}</p>}
      <div className={draft.publishes.includes('profile') ? styles['pair'] : undefined}>
        <PickField
          label={t('publish.field.category')}
          value={filling.category}
          choices={categoryChoices}
          disabled={locked}
          onChange={(category) => set({ category })}
        />
        {draft.publishes.includes('profile') && (
          <ProfileName draft={draft} filling={filling} set={set} locked={locked} />
        )}
      </div>
    </>
  )
}
