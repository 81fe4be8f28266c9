import type { MessageId } from '@shared/i18n/catalogue'
import type { FileRow } from '@shared/ipc/views'
import { useVirtualizer } from '@tanstack/react-virtual'
import { memo, useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { useActions, useAppState } from '../../store/context'
import { useWords } from '../../text/words'
import { Button, TextButton } from '../../ui/button'
import { ChoiceMenu } from '../../ui/choice-menu'
import { cx } from '../../ui/cx'
import { SearchField } from '../../ui/fields'
import { FilterIcon, FolderIcon, PauseIcon, SearchIcon } from '../../ui/icons'
import { Thumbnail } from '../../ui/thumbnail'
import { VerdictChip } from '../../ui/verdict-chip'
import { fileLine } from './file-words'
import { fileFilters, type FileFilter } from './filter-files'
import styles from './file-list.module.css'

type Props = {
  readonly rows: readonly FileRow[]
  readonly total: number
  readonly selected: string | null
  readonly search: string
  readonly filter: FileFilter
  readonly onSearch: (search: string) => void
  readonly onFilter: (filter: FileFilter) => void
  readonly onSelect: (file: string) => void
}

const filterNames: Readonly<Record<FileFilter, MessageId>> = {
  all: 'files.filter.all',
  qualifies: 'files.filter.qualifies',
  'not-yet': 'files.filter.notYet',
  'cant-be-read': 'files.filter.cantBeRead',
  published: 'files.filter.published',
}

export function FileList({ rows, selected, search, filter, onSearch, onFilter, onSelect }: Props) {
  const { t } = useWords()
  const { show } = useActions()
  const watched = useAppState(
    (state) => state.folders.filter(({ state: at, kind }) => at === 'accepted' && kind === 'exports').length,
  )
  const paused = useAppState((state) => state.settings.paused)

  const Foot = paused ? PauseIcon : FolderIcon
  return (
    <section className={styles['pane']} aria-label={t('files.list')}>
      <Tools search={search} filter={filter} onSearch={onSearch} onFilter={onFilter} />
      {rows.length === 0 ? (
        <div className={styles['none']}>
          <p className={styles['noneTitle']}>{t('files.noMatch')}</p>
          <p>{t('files.noMatchWhy')}</p>
          <Button
            onClick={() => {
              onSearch('')
              onFilter('all')
            }}
          >
            {t('files.clear')}
          </Button>
        </div>
      ) : (
        <VirtualRows rows={rows} selected={selected} onSelect={onSelect} />
      )}
      <div className={styles['foot']}>
        <span className={styles['watching']}>
          <Foot size={16} stroke={1.75} aria-hidden />
          {paused ? t('files.paused') : t('files.watching', { count: watched })}
        </span>
        <TextButton onClick={() => show({ seenHelpOpen: true })}>{t('files.nothingSeen')}</TextButton>
      </div>
    </section>
  )
}

type ToolsProps = Pick<Props, 'search' | 'filter' | 'onSearch' | 'onFilter'>

/** Not drawn again when files come and change. */
const Tools = memo(function Tools({ search, filter, onSearch, onFilter }: ToolsProps) {
  const { t } = useWords()
  const searchField = useRef<HTMLInputElement>(null)

  useEffect(() => {
    const find = (event: globalThis.KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'f') {
        event.preventDefault()
        searchField.current?.focus()
      }
    }
    window.addEventListener('keydown', find)
    return () => window.removeEventListener('keydown', find)
  }, [])

  return (
    <div className={styles['tools']}>
      <SearchField
        label={t('files.search')}
        value={search}
        onChange={onSearch}
        icon={SearchIcon}
        keys="Ctrl F"
        inputRef={searchField}
      />
      <ChoiceMenu
        name={t('files.filter')}
        label={t(filterNames[filter])}
        icon={FilterIcon}
        items={fileFilters.map((one) => ({
          key: one,
          label: t(filterNames[one]),
          on: one === filter,
          onPick: () => onFilter(one),
        }))}
      />
    </div>
  )
})

type Line =
  | { readonly kind: 'day'; readonly day: string }
  | { readonly kind: 'file'; readonly row: FileRow; readonly position: number }

/** The rows with a line above each day. */
function withDays(rows: readonly FileRow[], dayOf: (at: string) => string): readonly Line[] {
  const lines: Line[] = []
  let last = ''
  rows.forEach((row, index) => {
    const day = dayOf(row.seenAt)
    if (day !== last) lines.push({ kind: 'day', day })
    last = day
    lines.push({ kind: 'file', row, position: index + 1 })
  })
  return lines
}

type RowsProps = Pick<Props, 'rows' | 'selected' | 'onSelect'>

/** Only what is in view is in the page; the whole is still told to assistive technology. */
function VirtualRows({ rows, selected, onSelect }: RowsProps) {
  const words = useWords()
  const { day } = words
  const scroller = useRef<HTMLDivElement>(null)
  const idBase = useId()
  const lines = useMemo(() => withDays(rows, day), [rows, day])
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (lines[index]?.kind === 'day' ? 36 : 66),
    overscan: 8,
    initialRect: { width: 432, height: 700 },
  })
  const at = useMemo(() => rows.findIndex((row) => row.id === selected), [rows, selected])
  const slotOf = useSlots(virtual.getVirtualItems().length)

  const move = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8, Home: -Infinity, End: Infinity }[
      event.key
    ]
    if (step === undefined) return
    event.preventDefault()
    const next = rows[Math.min(rows.length - 1, Math.max(0, at + step))]
    if (!next) return
    onSelect(next.id)
    const line = lines.findIndex((one) => one.kind === 'file' && one.row.id === next.id)
    virtual.scrollToIndex(line, { align: 'auto' })
  }

  return (
    <div
      ref={scroller}
      className={styles['scroller']}
      role="listbox"
      aria-label={words.t('files.list')}
      aria-activedescendant={at >= 0 ? `${idBase}-${at + 1}` : undefined}
      tabIndex={0}
      onKeyDown={move}
    >
      <div className={styles['all']} style={{ height: virtual.getTotalSize() }} role="presentation">
        {virtual.getVirtualItems().map((item) => {
          const line = lines[item.index]
          if (!line) return null
          const place = { transform: `translateY(${item.start}px)`, height: item.size }
          if (line.kind === 'day') {
            return (
              <div key={slotOf(item.index)} className={styles['day']} style={place} role="presentation">
                {line.day}
              </div>
            )
          }
          return (
            <FileLine
              key={slotOf(item.index)}
              id={`${idBase}-${line.position}`}
              row={line.row}
              position={line.position}
              of={rows.length}
              selected={line.row.id === selected}
              place={place}
              onSelect={onSelect}
            />
          )
        })}
      </div>
    </div>
  )
}

/** A row that leaves at one end is the one that comes at the other: making rows anew costs frames while scrolling. */
function useSlots(shown: number): (index: number) => number {
  const [slots, setSlots] = useState(shown)
  if (shown > slots) setSlots(shown)
  return (index) => index % Math.max(shown, slots)
}

type LineProps = {
  readonly id: string
  readonly row: FileRow
  readonly position: number
  readonly of: number
  readonly selected: boolean
  readonly place: { readonly transform: string; readonly height: number }
  readonly onSelect: (file: string) => void
}

function FileLine({ id, row, position, of, selected, place, onSelect }: LineProps) {
  return (
    <div
      id={id}
      role="option"
      aria-selected={selected}
      aria-setsize={of}
      aria-posinset={position}
      className={cx(styles['row'], selected && styles['selected'], row.state === 'gone' && styles['gone'])}
      style={place}
      onClick={() => onSelect(row.id)}
    >
      <FileOnLine row={row} />
    </div>
  )
}

/** Drawn again only when the file itself has changed, not when a new one moves it down. */
const FileOnLine = memo(function FileOnLine({ row }: { readonly row: FileRow }) {
  const words = useWords()
  const line = fileLine(row, words)
  return (
    <>
      <Thumbnail row={row} />
      <div className={styles['names']}>
        <div className={styles['name']} title={row.name}>
          {row.name}
        </div>
        <div className={styles['what']} title={line}>
          {line}
        </div>
      </div>
      <div className={styles['end']}>
        <VerdictChip row={row} />
        <span className={styles['time']}>{words.time(row.seenAt)}</span>
      </div>
    </>
  )
})
