import type { Writer } from '../report'

/** Who wrote a 3MF, by the rule table of docs slicer-formats.md c.2: `Application` alone does not say. */
export type WriterSigns = {
  readonly application: string | null
  readonly orcaMetadata: string | null
  /** `X-BBL-Client-Version`; null when there is no such header item. */
  readonly clientVersion: string | null
  readonly clientName: string | null
  readonly settingsVersion: string | null
  readonly printerModel: string | null
  readonly namespaces: ReadonlySet<string>
  readonly partNames: readonly string[]
  readonly curaVersion: string | null
  readonly orcaUuids: boolean
  readonly gcode: Said | null
  /** What the first line of PrusaSlicer's settings says. */
  readonly prusaSettings: Said | null
}

type Said = {
  readonly application: string
  readonly version: string | null
  readonly evidence: string
}

const SLIC3R = 'http://schemas.slic3r.org/3mf/2017/06'
const CURA = 'http://software.ultimaker.com/xml/cura/3mf/2015/10'

export const ORCA = 'OrcaSlicer'
export const ELEGOO = 'ElegooSlicer'
export const BAMBU = 'BambuStudio'

type Confidence = Writer['confidence']

const split = (application: string) => {
  const match = /^(.*?)[-_ ]v?(\d[\w.+-]*)$/.exec(application)
  return match === null
    ? { name: application, version: null }
    : { name: match[1] ?? application, version: match[2] ?? null }
}

/** `1.2.0.19` and `01.02.00.19` are the same version. */
const sameVersion = (a: string, b: string) => {
  const plain = (version: string) =>
    version
      .split('.')
      .map((part) => part.replace(/^0+(?=\d)/, ''))
      .join('.')
  return plain(a) === plain(b)
}

function bambuPrefixed(version: string, signs: WriterSigns, said: string): Writer {
  const { clientVersion, settingsVersion, printerModel } = signs
  const client =
    clientVersion === null ? [] : [`X-BBL-Client-Version ${clientVersion === '' ? '(empty)' : clientVersion}`]
  if (/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version)) {
    const certain = clientVersion === '' || signs.gcode?.application === ORCA
    return writer(ORCA, version, certain ? 'certain' : 'likely', [`${said} (three parts)`, ...client])
  }
  const elegooPrinter = printerModel?.startsWith('Elegoo') === true
  // BambuStudio pads its numbers; a fork of another major is told by the printer alone.
  if (/^1\.\d+\.\d+\.\d+$/.test(version) || (elegooPrinter && /^[1-9]\d*\.\d+\.\d+\.\d+$/.test(version))) {
    const repeated = [clientVersion, settingsVersion].some(
      (other) => other !== null && sameVersion(other, version),
    )
    const evidence = [`${said} (four parts, no leading zero)`, ...client]
    if (elegooPrinter) evidence.push(`printer ${printerModel ?? ''}`)
    return writer(ELEGOO, version, elegooPrinter && repeated ? 'certain' : 'likely', evidence)
  }
  // OrcaSlicer up to about 2.0 wrote its Bambu base version (01.07.07.89, say) and cannot be told apart.
  const mayBeOrca = /^01\.0[0-8]\./.test(version)
  const sure = !mayBeOrca && clientVersion !== null && sameVersion(clientVersion, version)
  return writer(BAMBU, version, sure ? 'certain' : 'likely', [said, ...client])
}

const writer = (
  application: string,
  version: string | null,
  confidence: Confidence,
  evidence: string[],
): Writer => ({
  application,
  version,
  confidence,
  evidence,
})

function byApplication(application: string, signs: WriterSigns): Writer {
  const said = `Application ${application}`
  const { name, version } = split(application)
  if (/^elegoo ?slicer$/i.test(name)) {
    const confirmed =
      signs.clientName === ELEGOO || signs.orcaMetadata !== null || signs.gcode?.application === ELEGOO
    const evidence = signs.clientName === null ? [said] : [said, `X-BBL-Client-Name ${signs.clientName}`]
    return writer(ELEGOO, version, confirmed ? 'certain' : 'likely', evidence)
  }
  if (signs.orcaMetadata !== null && (name === BAMBU || name === ORCA)) {
    return writer(ORCA, signs.orcaMetadata, 'certain', [`metadata OrcaSlicer ${signs.orcaMetadata}`, said])
  }
  if (name === ORCA) return writer(ORCA, version, 'certain', [said])
  if (name === BAMBU && version !== null) return bambuPrefixed(version, signs, said)
  if (/^(?:prusa|super)slicer$/i.test(name)) {
    const known = signs.namespaces.has(SLIC3R)
    return writer(name, version, known ? 'certain' : 'likely', known ? [said, 'namespace slic3rpe'] : [said])
  }
  return writer(name, version, 'likely', [said])
}

/** The last version of each whose files or source were looked at (docs/slicers.md). A newer one is only likely. */
const lastKnown: Readonly<Record<string, readonly [major: number, minor: number]>> = {
  [ORCA]: [2, 5],
  [ELEGOO]: [1, 5],
  [BAMBU]: [2, 8],
}

function cappedByVersion(found: Writer): Writer {
  const known = Object.hasOwn(lastKnown, found.application) ? lastKnown[found.application] : undefined
  const said = /^(\d+)\.(\d+)/.exec(found.version ?? '')
  if (known === undefined || said === null || found.confidence !== 'certain') return found
  const [major, minor] = [Number(said[1]), Number(said[2])]
  const newer = major > known[0] || (major === known[0] && minor > known[1])
  return newer
    ? {
        ...found,
        confidence: 'likely',
        evidence: [...found.evidence, 'newer than any version that is known here'],
      }
    : found
}

/** Who wrote a 3MF; null where nothing tells. A version that is not known yet makes it likely, never another's. */
export function tellWriter(signs: WriterSigns): Writer | null {
  const found = byTable(signs)
  return found === null ? null : cappedByVersion(found)
}

function byTable(signs: WriterSigns): Writer | null {
  const { application, gcode } = signs
  const cura = signs.namespaces.has(CURA) || signs.partNames.some((name) => name.startsWith('Cura/'))
  if (cura) {
    const evidence = signs.namespaces.has(CURA) ? ['namespace cura'] : []
    if (signs.partNames.some((name) => name.startsWith('Cura/'))) evidence.push('folder Cura/')
    return writer('Cura', signs.curaVersion, evidence.length > 1 ? 'certain' : 'likely', evidence)
  }
  if (application !== null && application !== '') {
    const found = byApplication(application, signs)
    if (signs.orcaUuids && [ORCA, ELEGOO, BAMBU].includes(found.application))
      found.evidence.push('UUIDs of the Orca family')
    if (gcode !== null && gcode.application === found.application) found.evidence.push(gcode.evidence)
    return found
  }
  if (signs.orcaMetadata !== null) {
    return writer(ORCA, signs.orcaMetadata, 'likely', [`metadata OrcaSlicer ${signs.orcaMetadata}`])
  }
  if (gcode !== null) return writer(gcode.application, gcode.version, 'likely', [gcode.evidence])
  if (signs.namespaces.has(SLIC3R) && signs.prusaSettings !== null) {
    const { application: name, version, evidence } = signs.prusaSettings
    return writer(name, version, 'certain', ['namespace slic3rpe', evidence])
  }
  if (signs.namespaces.has(SLIC3R)) return writer('PrusaSlicer', null, 'likely', ['namespace slic3rpe'])
  if (signs.orcaUuids) return writer(ORCA, null, 'unknown', ['UUIDs of the Orca family'])
  return null
}
