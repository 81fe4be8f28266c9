import type { Report } from '@shared/inspect/report'
import type { ReactNode } from 'react'
import { hoursMinutes } from '../../text/measure'
import { useWords, type Words } from '../../text/words'
import styles from './file-detail.module.css'

type Fact = readonly [name: string, value: ReactNode]

/** What the file says of itself, as text and never as markup: the handful that is asked for first. */
export function Facts({ report }: { readonly report: Report }) {
  const words = useWords()
  return (
    <FactList
      facts={[...printerFacts(report, words), ...profileFacts(report, words), ...meshFacts(report, words)]}
    />
  )
}

/** The rest of what is known, under everything that matters more. */
export function MoreFacts({ report }: { readonly report: Report }) {
  const words = useWords()
  const facts = [
    ...writerFacts(report, words),
    ...moreProfileFacts(report, words),
    ...moreModelFacts(report, words),
  ]
  if (facts.length === 0) return null
  return (
    <section className={styles['group']}>
      <header className={styles['groupHead']}>
        <h3>{words.t('detail.more')}</h3>
      </header>
      <div className={styles['moreFacts']}>
        <FactList facts={facts} />
      </div>
    </section>
  )
}

function FactList({ facts }: { readonly facts: readonly Fact[] }) {
  if (facts.length === 0) return null
  return (
    <dl className={styles['facts']}>
      {facts.map(([name, value]) => (
        <FactLine key={name} name={name} value={value} />
      ))}
    </dl>
  )
}

function FactLine({ name, value }: { readonly name: string; readonly value: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  )
}

function writerFacts({ writer, presets }: Report, { t }: Words): Fact[] {
  const facts: Fact[] = []
  if (writer) {
    const slicer = [writer.application, writer.version].filter((part) => part !== null).join(' ')
    facts.push([
      t('detail.slicer'),
      writer.confidence === 'likely' ? t('detail.slicerLikely', { slicer }) : slicer,
    ])
  }
  if (presets.length > 0) {
    const names = presets.slice(0, 4).map((preset) => preset.name)
    facts.push([t('detail.presets'), `${names.join(', ')}${presets.length > 4 ? ' …' : ''}`])
  }
  return facts
}

function printerFacts({ printers, profile }: Report, { t }: Words): Fact[] {
  const facts: Fact[] = []
  if (profile?.printer != null) return facts
  for (const printer of printers.slice(0, 1)) {
    const nozzles =
      printer.nozzles.length > 0 ? `, ${t('printer.nozzles', { nozzles: printer.nozzles.join(', ') })}` : ''
    facts.push([t('detail.printer'), `${printer.model}${nozzles}`])
  }
  return facts
}

/** `4 h 12 min`. */
export function durationText(seconds: number, { t }: Words): string {
  const { hours, minutes } = hoursMinutes(seconds)
  return hours === 0 ? t('detail.minutes', { minutes }) : t('detail.hoursMinutes', { hours, minutes })
}

function profileFacts({ profile }: Report, words: Words): Fact[] {
  if (!profile) return []
  const { t, number } = words
  const facts: Fact[] = []
  if (profile.printer !== null) {
    const nozzle =
      profile.nozzleMm === null ? '' : `, ${t('detail.mm', { value: number(profile.nozzleMm, 2) })}`
    facts.push([t('detail.printer'), `${profile.printer}${nozzle}`])
  }
  if (profile.process !== null) facts.push([t('detail.process'), profile.process])
  if (profile.filaments.length > 0) {
    facts.push([t('detail.filament'), <Filaments key="filaments" filaments={profile.filaments} />])
  }
  const time = profile.plates.reduce((sum, plate) => sum + (plate.printTimeS ?? 0), 0)
  if (time > 0) facts.push([t('detail.time'), durationText(time, words)])
  return facts
}

function moreProfileFacts({ profile }: Report, { t, number }: Words): Fact[] {
  if (!profile) return []
  const facts: Fact[] = []
  if (profile.layerHeightMm !== null) {
    facts.push([t('detail.layerHeight'), t('detail.mm', { value: number(profile.layerHeightMm, 3) })])
  }
  const weight = profile.plates.reduce((sum, plate) => sum + (plate.weightG ?? 0), 0)
  if (weight > 0) facts.push([t('detail.weight'), t('detail.g', { value: number(weight) })])
  if (profile.plates.length > 1) facts.push([t('detail.plates'), number(profile.plates.length)])
  return facts
}

type Filament = NonNullable<Report['profile']>['filaments'][number]

const isColour = (value: string | null): value is string =>
  value !== null && /^#[0-9a-f]{6}(?:[0-9a-f]{2})?$/iu.test(value)

function Filaments({ filaments }: { readonly filaments: readonly Filament[] }) {
  const { t, number } = useWords()
  return (
    <ul>
      {filaments.slice(0, 6).map((filament, index) => (
        <li key={index}>
          {isColour(filament.color) && (
            <span className={styles['swatch']} style={{ background: filament.color }} />
          )}
          {[
            filament.type,
            filament.weightG === null || filament.weightG === 0
              ? null
              : t('detail.g', { value: number(filament.weightG) }),
          ]
            .filter((part) => part !== null)
            .join(', ')}
        </li>
      ))}
    </ul>
  )
}

function meshFacts({ model }: Report, { t, number }: Words): Fact[] {
  if (!model) return []
  const facts: Fact[] = []
  if (model.triangles > 0) {
    const watertight = model.watertight === null ? 'unknown' : model.watertight ? 'yes' : 'no'
    facts.push([t('detail.mesh'), t('detail.meshValue', { triangles: model.triangles, watertight })])
  }
  if (model.boundingBoxMm) {
    const value = model.boundingBoxMm.map((side) => number(side, side < 10 ? 1 : 0)).join(' × ')
    facts.push([t('detail.size'), t('detail.mm', { value })])
  }
  return facts
}

function moreModelFacts({ model }: Report, { t, number }: Words): Fact[] {
  if (!model) return []
  const facts: Fact[] = []
  if (model.designer !== null && model.designer !== '') facts.push([t('detail.designer'), model.designer])
  if (model.license !== null && model.license !== '') facts.push([t('detail.licence'), model.license])
  if (model.objects > 1) facts.push([t('detail.objects'), number(model.objects)])
  if (model.volumeMm3 !== null && model.volumeMm3 > 0) {
    facts.push([t('detail.volume'), t('detail.cm3', { value: number(model.volumeMm3 / 1000, 1) })])
  }
  return facts
}
