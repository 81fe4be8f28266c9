import type { FindingCode } from '../../inspect/finding-codes'
import type { Texts } from '../text'

const unreadable: Texts = [
  'Nothing can be printed, published or counted from a file that cannot be read.',
  'Aus einer Datei, die sich nicht lesen lässt, kann nichts gedruckt, veröffentlicht oder gezählt werden.',
  '无法读取的文件不能打印、发布或计分。',
]
const notWhole: Texts = [
  'A file that is not whole prints wrongly or not at all, so it is not published.',
  'Eine unvollständige Datei druckt falsch oder gar nicht, deshalb wird sie nicht veröffentlicht.',
  '不完整的文件会打印错误或无法打印，因此不发布。',
]
const twoReadings: Texts = [
  'Two programs could see two different models in it, so what was checked would not be what is printed.',
  'Zwei Programme könnten darin zwei verschiedene Modelle sehen: Gedruckt würde nicht, was geprüft wurde.',
  '两个程序可能从中看到不同的模型，检查的与打印的会不一致。',
]
const beyondBounds: Texts = [
  'What goes beyond a bound is not read, so that one file cannot stop the computer.',
  'Was über eine Grenze geht, wird nicht gelesen, damit keine Datei den Computer aufhält.',
  '超出限度的内容不读取，以免单个文件拖垮电脑。',
]
const noMatter: Texts = [
  'It changes nothing about the print or the points.',
  'Am Druck und an den Punkten ändert es nichts.',
  '不影响打印，也不影响积分。',
]
const noSlicersFile: Texts = [
  'Points are given for models and print profiles of slicers; this is neither.',
  'Punkte gibt es für Modelle und Druckprofile von Slicern; dies ist keines davon.',
  '积分只给切片软件的模型和打印配置，此文件两者都不是。',
]
const modelNotFound: Texts = [
  'A slicer would not find the model in it, or another one than was checked.',
  'Ein Slicer fände das Modell darin nicht oder ein anderes, als geprüft wurde.',
  '切片软件会找不到其中的模型，或找到与检查时不同的模型。',
]
const notInside: Texts = [
  'What lies outside is not there for whoever downloads the file.',
  'Was außerhalb liegt, fehlt allen, die die Datei herunterladen.',
  '外部内容对下载文件的人并不存在。',
]
const sizeUnknown: Texts = [
  "Without this, size and shape of the print are anybody's guess.",
  'Ohne das bleiben Größe und Form des Drucks Vermutung.',
  '缺少这一点，打印的尺寸和形状无从确定。',
]
const partUnread: Texts = [
  'What is not read here could change the shape that is printed.',
  'Was hier nicht gelesen wird, könnte die gedruckte Form ändern.',
  '此处未读取的内容可能改变打印形状。',
]
const textAlone: Texts = [
  'Slicers disagree on which text they show; the print is the same.',
  'Slicer sind sich uneins, welchen Text sie zeigen; der Druck bleibt gleich.',
  '不同切片软件显示的文字会不同，打印不受影响。',
]
const looksAlone: Texts = [
  'Colours or pictures may be missing; the shape is the same.',
  'Farben oder Bilder können fehlen; die Form bleibt gleich.',
  '可能缺少颜色或图片，形状不受影响。',
]
const partMissing: Texts = [
  'Part of the model would be missing from the print.',
  'Im Druck würde ein Teil des Modells fehlen.',
  '打印会缺少模型的一部分。',
]
const endless: Texts = [
  'A model that contains itself has no end, and no slicer can place it.',
  'Ein Modell, das sich selbst enthält, hat kein Ende; kein Slicer kann es platzieren.',
  '包含自身的模型没有尽头，任何切片软件都无法放置。',
]
const closedBodies: Texts = [
  'Only a closed body has an inside: where it is open, walls and infill may be missing from the print.',
  'Nur ein geschlossener Körper hat ein Innen: Wo er offen ist, können Wände und Füllung fehlen.',
  '只有封闭的实体才有内部：开口处可能缺少墙和填充。',
]
const addsNothing: Texts = [
  'It adds nothing to the print; slicers leave it out.',
  'Zum Druck trägt es nichts bei; Slicer lassen es weg.',
  '对打印没有贡献，切片软件会忽略。',
]
const notComparable: Texts = [
  'A model that cannot be compared may be taken for a new one.',
  'Ein Modell, das sich nicht vergleichen lässt, kann für neu gehalten werden.',
  '无法比较的模型可能被当作新模型。',
]
const nothingThere: Texts = [
  'With nothing on the plate there is neither a model nor a print profile to reward.',
  'Ohne etwas auf der Platte gibt es weder ein Modell noch ein Druckprofil zu belohnen.',
  '盘上没有东西，就没有可奖励的模型或打印配置。',
]
const oneOfTwo: Texts = [
  'A model and its profile are two rewards; this file holds only one of them.',
  'Modell und Profil sind zwei Belohnungen; diese Datei hat nur eine davon.',
  '模型与配置是两项奖励，此文件只含其一。',
]
const keptTogether: Texts = [
  'Only these two keep model, settings and pictures together so that the profile counts too.',
  'Nur diese beiden halten Modell, Einstellungen und Bilder zusammen, sodass auch das Profil zählt.',
  '只有这两款会把模型、设置和图片放在一起，使配置也能计分。',
]
const sourceNamed: Texts = [
  'A repost earns nothing, and a remix has to name its source and keep its licence.',
  'Ein Repost bringt nichts, und ein Remix muss seine Quelle nennen und deren Lizenz wahren.',
  '转载不得分；改编须注明来源并遵守其许可。',
]
const namedProfile: Texts = [
  'A print profile counts only when it names printer and process, so that others can print with it.',
  'Ein Druckprofil zählt nur, wenn es Drucker und Prozess nennt, damit andere damit drucken können.',
  '打印配置须指明打印机和工艺，他人才能使用，才会计分。',
]
const countedSlicers: Texts = [
  'The programme counts profiles and printers of Elegoo Slicer and OrcaSlicer only; the model counts all the same.',
  'Das Programm zählt nur Profile und Drucker aus Elegoo Slicer und OrcaSlicer; das Modell zählt trotzdem.',
  '计划只计 Elegoo Slicer 与 OrcaSlicer 的配置和打印机；模型仍会计分。',
]
const ownWork: Texts = [
  'Points are for work of your own; what ships with the slicer everybody has.',
  'Punkte gibt es für eigene Arbeit; was mit dem Slicer kommt, haben alle.',
  '积分奖励自己的成果，切片软件自带的人人都有。',
]
const needsProcess: Texts = [
  'A reward for a profile needs a process: layers, speeds and infill are what others use.',
  'Für die Belohnung eines Profils braucht es einen Prozess: Schichten, Geschwindigkeiten und Füllung nutzen andere.',
  '配置奖励需要工艺：他人要用的是层高、速度和填充。',
]
const needsPrinter: Texts = [
  'The task asks that a printer is set up in the slicer.',
  'Die Aufgabe verlangt, dass im Slicer ein Drucker eingerichtet ist.',
  '任务要求在切片软件中设置打印机。',
]
const restCounts: Texts = [
  'What stood in it is not shown here; the rest of the file still counts.',
  'Was darin stand, wird hier nicht gezeigt; der Rest der Datei zählt trotzdem.',
  '其中内容此处不显示，文件其余部分仍有效。',
]

/** For each finding why it matters: for the print, for those who download it, or for the reward. */
export const findingWhys = {
  'finding.file-unreadable.why': unreadable,
  'finding.file-empty.why': unreadable,
  'finding.file-too-large.why': beyondBounds,
  'finding.took-too-long.why': beyondBounds,
  'finding.not-a-zip.why': unreadable,
  'finding.not-a-3mf.why': unreadable,
  'finding.not-recognised.why': noSlicersFile,
  'finding.zip-truncated.why': notWhole,
  'finding.zip-broken.why': notWhole,
  'finding.zip-multi-disk.why': unreadable,
  'finding.zip-encrypted.why': unreadable,
  'finding.zip-method.why': unreadable,
  'finding.zip-link.why': twoReadings,
  'finding.zip-name.why': twoReadings,
  'finding.zip-duplicate-name.why': twoReadings,
  'finding.zip-overlap.why': twoReadings,
  'finding.zip-mismatch.why': twoReadings,
  'finding.zip-too-many-entries.why': beyondBounds,
  'finding.zip-too-large.why': beyondBounds,
  'finding.zip-ratio.why': beyondBounds,
  'finding.zip-leading-data.why': twoReadings,
  'finding.zip-trailing-data.why': twoReadings,
  'finding.zip-trailing-zeros.why': noMatter,
  'finding.zip-part-broken.why': notWhole,
  'finding.zip-size-lies.why': notWhole,
  'finding.zip-crc.why': notWhole,
  'finding.part-too-large.why': beyondBounds,
  'finding.xml-doctype.why': twoReadings,
  'finding.xml-broken.why': notWhole,
  'finding.xml-encoding.why': notWhole,
  'finding.xml-limits.why': beyondBounds,
  'finding.xml-namespace.why': twoReadings,
  'finding.json-broken.why': notWhole,
  'finding.json-limits.why': beyondBounds,
  'finding.content-types-missing.why': modelNotFound,
  'finding.content-type-model.why': twoReadings,
  'finding.start-part-missing.why': modelNotFound,
  'finding.start-part-several.why': modelNotFound,
  'finding.start-part-absent.why': modelNotFound,
  'finding.relationship-external.why': notInside,
  'finding.geometry-external.why': notInside,
  'finding.part-missing.why': partMissing,
  'finding.part-not-related.why': modelNotFound,
  'finding.too-many-parts.why': beyondBounds,
  'finding.resource-part-missing.why': looksAlone,
  'finding.thumbnail-type.why': looksAlone,
  'finding.model-root.why': modelNotFound,
  'finding.model-structure.why': modelNotFound,
  'finding.unit-unknown.why': sizeUnknown,
  'finding.required-extension-unknown.why': partUnread,
  'finding.encrypted-content.why': partUnread,
  'finding.metadata-unnamed.why': textAlone,
  'finding.metadata-duplicate.why': textAlone,
  'finding.metadata-unknown.why': textAlone,
  'finding.attribute-space.why': noMatter,
  'finding.resource-id.why': sizeUnknown,
  'finding.resource-id-duplicate.why': sizeUnknown,
  'finding.resource-order.why': noMatter,
  'finding.object-type.why': sizeUnknown,
  'finding.object-empty.why': partMissing,
  'finding.object-missing.why': partMissing,
  'finding.item-other.why': partMissing,
  'finding.component-cycle.why': endless,
  'finding.component-depth.why': beyondBounds,
  'finding.component-path-nested.why': modelNotFound,
  'finding.too-many-instances.why': beyondBounds,
  'finding.model-too-large.why': beyondBounds,
  'finding.model-out-of-range.why': sizeUnknown,
  'finding.mesh-too-small.why': closedBodies,
  'finding.number-bad.why': sizeUnknown,
  'finding.index-bad.why': sizeUnknown,
  'finding.triangle-degenerate.why': addsNothing,
  'finding.transform-bad.why': sizeUnknown,
  'finding.transform-singular.why': sizeUnknown,
  'finding.property-missing.why': looksAlone,
  'finding.mesh-open.why': closedBodies,
  'finding.mesh-shared-edges.why': closedBodies,
  'finding.mesh-mostly-open.why': closedBodies,
  'finding.mesh-inside-out.why': closedBodies,
  'finding.geometry-not-read.why': partUnread,
  'finding.no-fingerprint.why': notComparable,
  'finding.no-objects.why': nothingThere,
  'finding.sliced-no-model.why': oneOfTwo,
  'finding.not-orca-or-elegoo.why': keptTogether,
  'finding.came-from-elsewhere.why': sourceNamed,
  'finding.settings-missing.why': oneOfTwo,
  'finding.settings-unreadable.why': namedProfile,
  'finding.profile-unnamed.why': namedProfile,
  'finding.profile-other-slicer.why': countedSlicers,
  'finding.slicer-part-unreadable.why': restCounts,
  'finding.gcode-alone.why': oneOfTwo,
  'finding.preset-system.why': ownWork,
  'finding.preset-filament.why': needsProcess,
  'finding.preset-unnamed.why': namedProfile,
  'finding.preset-parent-missing.why': restCounts,
  'finding.bundle-no-process.why': needsProcess,
  'finding.bundle-entry-unreadable.why': restCounts,
  'finding.bundle-structure-missing.why': noMatter,
  'finding.config-no-printer.why': needsPrinter,
  'finding.config-other-slicer.why': countedSlicers,
} as const satisfies Readonly<Record<`finding.${FindingCode}.why`, Texts>>
