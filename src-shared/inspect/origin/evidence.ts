import type { Origin, OriginEvidence, OriginReason } from '../report'
import type { ModelMetadata } from '../threemf/model-part'
import type { DownloadMark } from './download-mark'

/**
 * Signs of where a model came from. All of it is plain text that anyone can edit and that survives a re-save, and a
 * mark of the system is lost by copying: signs are shown to the member with their reasons and decide nothing. That
 * there are none is no evidence either (docs: slicer-formats.md c.3).
 */
export type OriginFacts = {
  /** Metadata of the root model. */
  readonly metadata: readonly ModelMetadata[]
  /** `source_file` of the parts: what the slicer loaded. */
  readonly sourceFiles: readonly string[]
  readonly partNames: readonly string[]
  readonly mark: DownloadMark | null
}

export const noOriginEvidence: OriginEvidence = { suggests: 'unknown', reasons: [] }

/** Ids that sites give to a design; whoever opens a downloaded file and saves it keeps them. */
const SITE_IDS = ['DesignModelId', 'DesignProfileId', 'model_id'] as const
/** A person, who may be the member. */
const PERSONS = ['Designer', 'DesignerUserId', 'ProfileUserId', 'ProfileUserName'] as const

const DOWNLOADS =
  /[\\/](?:downloads?|téléchargements|descargas|scaricati|pobrane|загрузки|下载|ダウンロード|다운로드)[\\/]/i
const CAD = /\.(?:step|stp|f3d|f3z|fcstd|sldprt|sldasm|ipt|iam|scad|blend|3dm|skp)$/i

const sign = (code: OriginReason['sign'], suggests: Origin, detail: string | null = null): OriginReason => ({
  sign: code,
  suggests,
  detail,
})

const hasAuthor = (copyright: string) => /"author"\s*:\s*"[^"]+/.test(copyright.replace(/&quot;/g, '"'))

function statedOrigin(text: string): Origin | null {
  if (/remix|based on|derived/i.test(text)) return 'remix'
  if (/re-?post|reupload|re-upload|shared/i.test(text)) return 'repost'
  return /original/i.test(text) ? 'original' : null
}

function sourceReasons(files: readonly string[]): readonly OriginReason[] {
  const downloaded = files.filter((file) => DOWNLOADS.test(file)).length
  const drawn = files.filter((file) => CAD.test(file) && !DOWNLOADS.test(file)).length
  const reasons: OriginReason[] = []
  if (downloaded > 0)
    reasons.push(sign('source-downloaded', downloaded === files.length ? 'repost' : 'remix'))
  if (drawn > 0) reasons.push(sign('source-drawn', 'original'))
  return reasons
}

/** Several signs together: a part from elsewhere and one of one's own make a remix. */
function together(reasons: readonly OriginReason[]): Origin {
  const said = new Set(reasons.map(({ suggests }) => suggests))
  if (said.has('remix') || (said.has('repost') && said.has('original'))) return 'remix'
  if (said.has('repost')) return 'repost'
  return said.has('original') ? 'original' : 'unknown'
}

export function originEvidence({ metadata, sourceFiles, partNames, mark }: OriginFacts): OriginEvidence {
  const value = (name: string) => metadata.find((entry) => entry.name === name)?.value.trim() ?? ''
  const reasons: OriginReason[] = [
    ...PERSONS.filter((name) => value(name) !== '').map((name) => sign('person-named', 'unknown', name)),
    ...SITE_IDS.filter((name) => value(name) !== '').map((name) => sign('site-id', 'repost', name)),
  ]
  if (hasAuthor(value('Copyright'))) reasons.push(sign('author-named', 'unknown', 'Copyright'))
  const stated = statedOrigin(value('Origin'))
  if (stated !== null) reasons.push(sign('origin-stated', stated, 'Origin'))
  reasons.push(...sourceReasons(sourceFiles))
  if (partNames.some((name) => /^Auxiliaries\/(?:Model|Profile) Pictures\//.test(name)))
    reasons.push(sign('pictures-attached', 'unknown'))
  if (mark !== null) reasons.push(sign('download-mark', 'repost', mark.host))
  return { suggests: together(reasons), reasons }
}

const ELSEWHERE: ReadonlySet<OriginReason['sign']> = new Set([
  'site-id',
  'person-named',
  'author-named',
  'source-downloaded',
  'pictures-attached',
  'download-mark',
])

/** What speaks for another origin, in the words of the file, for the finding; empty where nothing does. */
export const signsOfElsewhere = ({ reasons }: OriginEvidence): readonly string[] =>
  reasons
    .filter((reason) => ELSEWHERE.has(reason.sign))
    .map(({ sign: code, detail }) => {
      if (code === 'source-downloaded') return 'source_file'
      if (code === 'pictures-attached') return 'Auxiliaries'
      if (code === 'download-mark') return detail ?? 'download'
      return detail ?? code
    })
