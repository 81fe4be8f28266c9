import type { LimitName } from '../../inspect/limits'
import type { Texts } from '../text'

const names: Readonly<Record<`limit.${LimitName}`, Texts>> = {
  'limit.fileBytes': ['Size of a file (bytes)', 'Größe einer Datei (Byte)', '文件大小（字节）'],
  'limit.timeMs': ['Time to read a file (ms)', 'Zeit für das Lesen (ms)', '读取时间（毫秒）'],
  'limit.zipEntries': ['Entries of an archive', 'Einträge eines Archivs', '压缩包条目数'],
  'limit.zipTotalBytes': ['All parts unpacked (bytes)', 'Alle Teile entpackt (Byte)', '解压总大小（字节）'],
  'limit.zipRatio': ['Unpacked to packed', 'Entpackt zu gepackt', '压缩比'],
  'limit.zipRatioFromBytes': [
    'Size from which the ratio counts (bytes)',
    'Größe, ab der das Verhältnis zählt (Byte)',
    '开始检查压缩比的大小（字节）',
  ],
  'limit.zipNameBytes': ['Name of a part (bytes)', 'Name eines Teils (Byte)', '部件名称长度（字节）'],
  'limit.modelPartBytes': ['A model part (bytes)', 'Ein Modellteil (Byte)', '模型部件大小（字节）'],
  'limit.settingsPartBytes': [
    'A settings part (bytes)',
    'Ein Einstellungsteil (Byte)',
    '设置部件大小（字节）',
  ],
  'limit.gcodePartBytes': ['A G-code part (bytes)', 'Ein G-Code-Teil (Byte)', 'G-code 部件大小（字节）'],
  'limit.modelParts': ['Model parts', 'Modellteile', '模型部件数'],
  'limit.xmlDepth': ['Depth of XML', 'Tiefe von XML', 'XML 嵌套深度'],
  'limit.xmlAttributes': ['Attributes of an element', 'Attribute eines Elements', '元素属性数'],
  'limit.xmlTokenChars': ['Length of an XML text', 'Länge eines XML-Texts', 'XML 文本长度'],
  'limit.jsonBytes': ['A JSON file (bytes)', 'Eine JSON-Datei (Byte)', 'JSON 文件大小（字节）'],
  'limit.jsonDepth': ['Depth of JSON', 'Tiefe von JSON', 'JSON 嵌套深度'],
  'limit.jsonNodes': ['Values in JSON', 'Werte in JSON', 'JSON 值数量'],
  'limit.objects': ['Objects', 'Objekte', '对象数'],
  'limit.vertices': ['Vertices', 'Eckpunkte', '顶点数'],
  'limit.triangles': ['Triangles', 'Dreiecke', '三角形数'],
  'limit.componentDepth': ['Depth of components', 'Tiefe von Komponenten', '组件嵌套深度'],
  'limit.instances': ['Copies of objects', 'Kopien von Objekten', '对象副本数'],
  'limit.extentMm': ['Distance from the origin (mm)', 'Abstand vom Ursprung (mm)', '距原点距离（毫米）'],
}

/** The limits of what is read of a file, by the names that the findings give. */
export const limitTexts = {
  ...names,
  'settings.limits': ['How much is read of a file', 'Wie viel von einer Datei gelesen wird', '文件读取上限'],
  'settings.limitsWhy': [
    'Larger files are refused, so that none can fill the memory. Check a file again after a change.',
    'Größere Dateien werden abgelehnt, damit keine den Speicher füllt. Prüfe eine Datei nach der Änderung erneut.',
    '超出的文件会被拒绝，以免占满内存。修改后请重新检查文件。',
  ],
  'settings.limit': ['Limit', 'Grenze', '上限'],
  'settings.limitValue': ['Up to', 'Bis zu', '最多'],
  'settings.limitBounds': ['From {from} to {to}', 'Von {from} bis {to}', '{from} 至 {to}'],
  'settings.limitRaise': ['Raise', 'Erhöhen', '调高'],
  'settings.limitNow': ['{now} instead of {usual}', '{now} statt {usual}', '{now}（默认 {usual}）'],
  'settings.limitReset': ['As usual again', 'Wieder wie üblich', '恢复默认'],
  'settings.limitResetOf': ['As usual again: {name}', 'Wieder wie üblich: {name}', '恢复默认：{name}'],
} as const satisfies Readonly<Record<string, Texts>>
