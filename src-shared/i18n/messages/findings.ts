import type { Texts } from '../text'

// What can be done is often the same: save again, or make it simpler.
const saveAgain: Texts = [
  'Save it again from the slicer.',
  'Speichere sie im Slicer noch einmal.',
  '在切片软件中重新保存。',
]
const openAndSave: Texts = [
  'Open it in the slicer and save the project again.',
  'Öffne sie im Slicer und speichere das Projekt neu.',
  '在切片软件中打开，重新保存项目。',
]
const exportAgain: Texts = [
  'Export it again from the program that made it, or open it in the slicer and save the project.',
  'Exportiere sie aus dem Programm, das sie erstellt hat, neu, oder öffne sie im Slicer und speichere das Projekt.',
  '从生成它的程序重新导出，或在切片软件中打开并保存项目。',
]
const simpler: Texts = [
  'Simplify the model or split it over several projects, and save again.',
  'Vereinfache das Modell oder teile es auf mehrere Projekte auf und speichere neu.',
  '简化模型或拆分为多个项目，然后重新保存。',
]
const nothingToDo: Texts = ['Nothing has to be done.', 'Du musst nichts tun.', '无需处理。']
const fixModel: Texts = [
  'In the slicer, choose Fix model and save again.',
  'Wähle im Slicer „Modell reparieren“ und speichere neu.',
  '在切片软件中选择“修复模型”后重新保存。',
]
const ownOnly: Texts = [
  'Save a process preset of your own in Elegoo Slicer or OrcaSlicer and export that.',
  'Speichere in Elegoo Slicer oder OrcaSlicer ein eigenes Prozessprofil und exportiere dieses.',
  '在 Elegoo Slicer 或 OrcaSlicer 中保存自己的工艺预设并导出。',
]

/** For each finding of `inspect/finding-codes.ts` a title and how to mend it, in the slicer's words. */
export const findingTexts = {
  'finding.file-unreadable.title': [
    'The file could not be read to its end',
    'Die Datei ließ sich nicht bis zum Ende lesen',
    '文件未能读完',
  ],
  'finding.file-unreadable.mend': [
    'Close the program that uses it and save it again from the slicer. Then check it again here.',
    'Schließe das Programm, das sie nutzt, speichere sie im Slicer noch einmal und prüfe sie hier erneut.',
    '关闭占用该文件的程序，在切片软件中重新保存，再在此重新检查。',
  ],
  'finding.file-empty.title': ['The file is empty', 'Die Datei ist leer', '文件为空'],
  'finding.file-empty.mend': saveAgain,
  'finding.file-too-large.title': [
    '{megabytes} MB; up to {limit} MB are read',
    '{megabytes} MB; gelesen werden bis zu {limit} MB',
    '{megabytes} MB，最多读取 {limit} MB',
  ],
  'finding.file-too-large.mend': simpler,
  'finding.took-too-long.title': [
    'Reading was given up after {seconds} s',
    'Das Lesen wurde nach {seconds} s abgebrochen',
    '读取 {seconds} 秒后停止',
  ],
  'finding.took-too-long.mend': simpler,
  'finding.not-a-zip.title': [
    'Named .3mf, but it holds {what}',
    'Heißt .3mf, enthält aber {what}',
    '扩展名是 .3mf，内容却是 {what}',
  ],
  'finding.not-a-zip.mend': saveAgain,
  'finding.not-a-3mf.title': [
    'Named .3mf, but the archive holds {what} and no model',
    'Heißt .3mf, das Archiv enthält aber {what} und kein Modell',
    '扩展名是 .3mf，压缩包内是 {what}，没有模型',
  ],
  'finding.not-a-3mf.mend': saveAgain,
  'finding.not-recognised.title': [
    'Not a file of a slicer that is known here',
    'Keine Datei eines hier bekannten Slicers',
    '不是已知切片软件的文件',
  ],
  'finding.not-recognised.mend': [
    'Save a project from Elegoo Slicer or OrcaSlicer.',
    'Speichere ein Projekt aus Elegoo Slicer oder OrcaSlicer.',
    '请从 Elegoo Slicer 或 OrcaSlicer 保存项目。',
  ],

  'finding.zip-truncated.title': ['The file was cut short', 'Die Datei ist abgeschnitten', '文件不完整'],
  'finding.zip-truncated.mend': saveAgain,
  'finding.zip-broken.title': [
    'The archive does not fit its own directory',
    'Das Archiv passt nicht zu seinem Verzeichnis',
    '压缩包与其目录不符',
  ],
  'finding.zip-broken.mend': saveAgain,
  'finding.zip-multi-disk.title': [
    'The archive is split over several files',
    'Das Archiv ist auf mehrere Dateien verteilt',
    '压缩包被分卷',
  ],
  'finding.zip-multi-disk.mend': saveAgain,
  'finding.zip-encrypted.title': ['The archive is encrypted', 'Das Archiv ist verschlüsselt', '压缩包已加密'],
  'finding.zip-encrypted.mend': [
    'Save it without a password.',
    'Speichere sie ohne Passwort.',
    '请不要设置密码后保存。',
  ],
  'finding.zip-method.title': [
    'A part is packed by method {method}',
    'Ein Teil ist mit Verfahren {method} gepackt',
    '有部件使用压缩方式 {method}',
  ],
  'finding.zip-method.mend': saveAgain,
  'finding.zip-link.title': [
    'An entry is a link instead of a file',
    'Ein Eintrag ist eine Verknüpfung statt einer Datei',
    '有条目是链接而非文件',
  ],
  'finding.zip-link.mend': saveAgain,
  'finding.zip-name.title': [
    'The name of an entry is not allowed: {why}',
    'Der Name eines Eintrags ist nicht erlaubt: {why}',
    '条目名称不允许：{why}',
  ],
  'finding.zip-name.mend': saveAgain,
  'finding.zip-duplicate-name.title': [
    'Two entries have the same name: {other}',
    'Zwei Einträge heißen gleich: {other}',
    '两个条目同名：{other}',
  ],
  'finding.zip-duplicate-name.mend': saveAgain,
  'finding.zip-overlap.title': [
    'Two entries share the same bytes',
    'Zwei Einträge teilen sich dieselben Bytes',
    '两个条目占用相同字节',
  ],
  'finding.zip-overlap.mend': saveAgain,
  'finding.zip-mismatch.title': [
    'The archive says two different things about an entry: {what}',
    'Das Archiv widerspricht sich bei einem Eintrag: {what}',
    '压缩包对同一条目的描述不一致：{what}',
  ],
  'finding.zip-mismatch.mend': saveAgain,
  'finding.zip-too-many-entries.title': [
    '{count} entries, more than any slicer writes',
    '{count} Einträge, mehr als ein Slicer schreibt',
    '{count} 个条目，超过切片软件的写法',
  ],
  'finding.zip-too-many-entries.mend': openAndSave,
  'finding.zip-too-large.title': [
    'Unpacks to {megabytes} MB, more than is read',
    'Entpackt {megabytes} MB, mehr als gelesen wird',
    '解压后 {megabytes} MB，超出读取上限',
  ],
  'finding.zip-too-large.mend': simpler,
  'finding.zip-ratio.title': [
    'An entry unpacks to {ratio} times its size',
    'Ein Eintrag entpackt auf das {ratio}-Fache',
    '有条目解压后为原大小的 {ratio} 倍',
  ],
  'finding.zip-ratio.mend': openAndSave,
  'finding.zip-leading-data.title': [
    'Something else stands before the archive',
    'Vor dem Archiv steht etwas anderes',
    '压缩包前有其他数据',
  ],
  'finding.zip-leading-data.mend': saveAgain,
  'finding.zip-trailing-data.title': [
    'Something else follows the archive',
    'Nach dem Archiv steht etwas anderes',
    '压缩包后有其他数据',
  ],
  'finding.zip-trailing-data.mend': saveAgain,
  'finding.zip-trailing-zeros.title': [
    'Zero bytes follow the archive',
    'Nach dem Archiv stehen Nullbytes',
    '压缩包后有零字节',
  ],
  'finding.zip-trailing-zeros.mend': nothingToDo,
  'finding.zip-part-broken.title': [
    'A part cannot be unpacked',
    'Ein Teil lässt sich nicht entpacken',
    '有部件无法解压',
  ],
  'finding.zip-part-broken.mend': saveAgain,
  'finding.zip-size-lies.title': [
    'A part unpacks to another length than stated',
    'Ein Teil ist entpackt anders lang als angegeben',
    '有部件解压长度与声明不符',
  ],
  'finding.zip-size-lies.mend': saveAgain,
  'finding.zip-crc.title': [
    'The checksum of a part is wrong',
    'Die Prüfsumme eines Teils stimmt nicht',
    '有部件校验和不符',
  ],
  'finding.zip-crc.mend': saveAgain,
  'finding.part-too-large.title': [
    'A part has {megabytes} MB, more than is read',
    'Ein Teil hat {megabytes} MB, mehr als gelesen wird',
    '有部件为 {megabytes} MB，超出读取上限',
  ],
  'finding.part-too-large.mend': simpler,

  'finding.xml-doctype.title': [
    'An XML part has a document type, which 3MF forbids',
    'Ein XML-Teil hat einen Dokumenttyp, was 3MF verbietet',
    'XML 部件含文档类型声明，3MF 不允许',
  ],
  'finding.xml-doctype.mend': exportAgain,
  'finding.xml-broken.title': [
    'An XML part is not well-formed: {reason}',
    'Ein XML-Teil ist nicht wohlgeformt: {reason}',
    'XML 部件格式不完整：{reason}',
  ],
  'finding.xml-broken.mend': saveAgain,
  'finding.xml-encoding.title': [
    'An XML part is in {encoding} instead of UTF-8 or UTF-16',
    'Ein XML-Teil ist in {encoding} statt UTF-8 oder UTF-16',
    'XML 部件编码为 {encoding}，应为 UTF-8 或 UTF-16',
  ],
  'finding.xml-encoding.mend': exportAgain,
  'finding.xml-limits.title': [
    'An XML part goes beyond what is read: {what}',
    'Ein XML-Teil sprengt, was gelesen wird: {what}',
    'XML 部件超出读取范围：{what}',
  ],
  'finding.xml-limits.mend': simpler,
  'finding.xml-namespace.title': [
    'The prefix {prefix} is used without being declared',
    'Das Präfix {prefix} wird ohne Deklaration benutzt',
    '前缀 {prefix} 未声明',
  ],
  'finding.xml-namespace.mend': exportAgain,
  'finding.json-broken.title': [
    'The settings are not readable',
    'Die Einstellungen sind nicht lesbar',
    '设置无法读取',
  ],
  'finding.json-broken.mend': saveAgain,
  'finding.json-limits.title': [
    'The settings go beyond what is read: {why}',
    'Die Einstellungen sprengen, was gelesen wird: {why}',
    '设置超出读取范围：{why}',
  ],
  'finding.json-limits.mend': saveAgain,

  'finding.content-types-missing.title': [
    'The list of content types is missing',
    'Die Liste der Inhaltstypen fehlt',
    '缺少内容类型列表',
  ],
  'finding.content-types-missing.mend': exportAgain,
  'finding.content-type-model.title': [
    'The model part has no type, or another one',
    'Der Modellteil hat keinen oder einen anderen Typ',
    '模型部件类型缺失或不对',
  ],
  'finding.content-type-model.mend': exportAgain,
  'finding.start-part-missing.title': [
    'The package does not say which part is the model',
    'Das Paket sagt nicht, welcher Teil das Modell ist',
    '包未说明哪个部件是模型',
  ],
  'finding.start-part-missing.mend': exportAgain,
  'finding.start-part-several.title': [
    'The package names more than one model to start with',
    'Das Paket nennt mehr als ein Startmodell',
    '包指定了多个起始模型',
  ],
  'finding.start-part-several.mend': exportAgain,
  'finding.start-part-absent.title': [
    'The model that the package names is not in it',
    'Das genannte Modell ist nicht im Paket',
    '包中没有其指定的模型',
  ],
  'finding.start-part-absent.mend': saveAgain,
  'finding.relationship-external.title': [
    'The package points to something outside of it',
    'Das Paket verweist nach außen',
    '包指向外部内容',
  ],
  'finding.relationship-external.mend': openAndSave,
  'finding.geometry-external.title': [
    'The geometry lies outside of the package',
    'Die Geometrie liegt außerhalb des Pakets',
    '几何体位于包外',
  ],
  'finding.geometry-external.mend': openAndSave,
  'finding.part-missing.title': [
    'A part that the model uses is missing: {target}',
    'Ein vom Modell benutzter Teil fehlt: {target}',
    '缺少模型使用的部件：{target}',
  ],
  'finding.part-missing.mend': saveAgain,
  'finding.part-not-related.title': [
    'A part is used that is not named as related: {target}',
    'Ein benutzter Teil ist nicht als zugehörig genannt: {target}',
    '使用了未声明关系的部件：{target}',
  ],
  'finding.part-not-related.mend': exportAgain,
  'finding.too-many-parts.title': [
    'The model is spread over more parts than are read',
    'Das Modell ist auf mehr Teile verteilt, als gelesen werden',
    '模型部件数超出读取范围',
  ],
  'finding.too-many-parts.mend': simpler,
  'finding.resource-part-missing.title': ['A texture is not there', 'Eine Textur ist nicht da', '缺少纹理'],
  'finding.resource-part-missing.mend': openAndSave,
  'finding.thumbnail-type.title': [
    'The thumbnail is neither PNG nor JPEG',
    'Das Vorschaubild ist weder PNG noch JPEG',
    '缩略图既非 PNG 也非 JPEG',
  ],
  'finding.thumbnail-type.mend': openAndSave,

  'finding.model-root.title': [
    'The model part does not start as a 3MF model',
    'Der Modellteil beginnt nicht als 3MF-Modell',
    '模型部件不是 3MF 模型开头',
  ],
  'finding.model-root.mend': exportAgain,
  'finding.model-structure.title': [
    'The model is not built as 3MF asks: {what}',
    'Das Modell ist nicht aufgebaut, wie 3MF es verlangt: {what}',
    '模型结构不符合 3MF：{what}',
  ],
  'finding.model-structure.mend': exportAgain,
  'finding.unit-unknown.title': [
    'The unit {unit} is not one of 3MF',
    'Die Einheit {unit} gibt es in 3MF nicht',
    '单位 {unit} 不属于 3MF',
  ],
  'finding.unit-unknown.mend': exportAgain,
  'finding.required-extension-unknown.title': [
    'The model requires an extension that is not known: {extension}',
    'Das Modell verlangt eine unbekannte Erweiterung: {extension}',
    '模型需要未知扩展：{extension}',
  ],
  'finding.required-extension-unknown.mend': openAndSave,
  'finding.encrypted-content.title': [
    'Parts of the model are encrypted and could not be checked',
    'Teile des Modells sind verschlüsselt und ungeprüft',
    '模型部分内容已加密，无法检查',
  ],
  'finding.encrypted-content.mend': exportAgain,
  'finding.metadata-unnamed.title': [
    'A metadata element has no name',
    'Ein Metadatum hat keinen Namen',
    '有元数据没有名称',
  ],
  'finding.metadata-unnamed.mend': openAndSave,
  'finding.metadata-duplicate.title': [
    'The metadata {name} stands there twice',
    'Das Metadatum {name} steht zweimal da',
    '元数据 {name} 出现两次',
  ],
  'finding.metadata-duplicate.mend': openAndSave,
  'finding.metadata-unknown.title': [
    'The metadata name {name} is not one of 3MF',
    'Den Metadatennamen {name} gibt es in 3MF nicht',
    '元数据名 {name} 不属于 3MF',
  ],
  'finding.metadata-unknown.mend': nothingToDo,
  'finding.attribute-space.title': [
    'A value has white space around it',
    'Um einen Wert stehen Leerzeichen',
    '有值前后带空白',
  ],
  'finding.attribute-space.mend': nothingToDo,
  'finding.resource-id.title': [
    'A resource has no usable id: {id}',
    'Eine Ressource hat keine brauchbare Nummer: {id}',
    '资源编号不可用：{id}',
  ],
  'finding.resource-id.mend': exportAgain,
  'finding.resource-id-duplicate.title': [
    'Two resources have the id {id}',
    'Zwei Ressourcen haben die Nummer {id}',
    '两个资源编号均为 {id}',
  ],
  'finding.resource-id-duplicate.mend': exportAgain,
  'finding.resource-order.title': [
    'Object {id} is used before it is defined',
    'Objekt {id} wird vor seiner Definition benutzt',
    '对象 {id} 在定义前被使用',
  ],
  'finding.resource-order.mend': openAndSave,
  'finding.object-type.title': [
    'The object type {type} is not one of 3MF',
    'Den Objekttyp {type} gibt es in 3MF nicht',
    '对象类型 {type} 不属于 3MF',
  ],
  'finding.object-type.mend': exportAgain,
  'finding.object-empty.title': [
    'Object {id} has neither a mesh nor components',
    'Objekt {id} hat weder Netz noch Komponenten',
    '对象 {id} 既无网格也无组件',
  ],
  'finding.object-empty.mend': openAndSave,
  'finding.object-missing.title': [
    'Object {id} is used and not defined',
    'Objekt {id} wird benutzt, ist aber nicht definiert',
    '对象 {id} 被使用但未定义',
  ],
  'finding.object-missing.mend': saveAgain,
  'finding.item-other.title': [
    'The build places an object that is not printed',
    'Der Aufbau enthält ein Objekt, das nicht gedruckt wird',
    '构建中有不打印的对象',
  ],
  'finding.item-other.mend': openAndSave,
  'finding.component-cycle.title': [
    'Object {id} contains itself',
    'Objekt {id} enthält sich selbst',
    '对象 {id} 包含自身',
  ],
  'finding.component-cycle.mend': exportAgain,
  'finding.component-depth.title': [
    'Objects are nested deeper than is read',
    'Objekte sind tiefer verschachtelt, als gelesen wird',
    '对象嵌套过深',
  ],
  'finding.component-depth.mend': openAndSave,
  'finding.component-path-nested.title': [
    'A part used by path uses another one by path',
    'Ein über Pfad benutzter Teil benutzt selbst einen',
    '以路径引用的部件又以路径引用其他部件',
  ],
  'finding.component-path-nested.mend': exportAgain,
  'finding.too-many-instances.title': [
    'More copies on the plate than are read',
    'Mehr Kopien auf der Platte, als gelesen werden',
    '打印板上的副本数超出读取范围',
  ],
  'finding.too-many-instances.mend': simpler,
  'finding.model-too-large.title': [
    'The model has more {what} than are read',
    'Das Modell hat mehr {what}, als gelesen werden',
    '模型的 {what} 超出读取范围',
  ],
  'finding.model-too-large.mend': simpler,
  'finding.model-out-of-range.title': [
    'The model reaches {value} mm from its origin, farther than any printer',
    'Das Modell reicht {value} mm von seinem Ursprung weg, weiter als jeder Drucker',
    '模型距原点达 {value} mm，超出任何打印机的范围',
  ],
  'finding.model-out-of-range.mend': [
    'Check the unit and the scale of the model in the slicer, move it to the plate and save again.',
    'Prüfe im Slicer Einheit und Skalierung des Modells, lege es auf die Platte und speichere neu.',
    '在切片软件中检查模型的单位和缩放，将其移到打印板上后重新保存。',
  ],
  'finding.mesh-too-small.title': [
    'Object {id} has too few triangles to be a body',
    'Objekt {id} hat zu wenige Dreiecke für einen Körper',
    '对象 {id} 三角形过少，不成实体',
  ],
  'finding.mesh-too-small.mend': [
    'Remove it from the plate or replace it, and save again.',
    'Entferne oder ersetze es und speichere neu.',
    '移除或替换后重新保存。',
  ],
  'finding.number-bad.title': [
    'A coordinate is not a number: {value}',
    'Eine Koordinate ist keine Zahl: {value}',
    '坐标不是数字：{value}',
  ],
  'finding.number-bad.mend': exportAgain,
  'finding.index-bad.title': [
    'A triangle names a vertex that is not there: {value}',
    'Ein Dreieck nennt einen fehlenden Eckpunkt: {value}',
    '三角形引用了不存在的顶点：{value}',
  ],
  'finding.index-bad.mend': exportAgain,
  'finding.triangle-degenerate.title': [
    'A triangle uses the same vertex twice',
    'Ein Dreieck nutzt einen Eckpunkt doppelt',
    '三角形重复使用同一顶点',
  ],
  'finding.triangle-degenerate.mend': fixModel,
  'finding.transform-bad.title': [
    'A transform does not have twelve numbers',
    'Eine Transformation hat nicht zwölf Zahlen',
    '变换矩阵不是十二个数',
  ],
  'finding.transform-bad.mend': exportAgain,
  'finding.transform-singular.title': [
    'A transform flattens the object to nothing',
    'Eine Transformation drückt das Objekt platt',
    '变换将对象压扁为零',
  ],
  'finding.transform-singular.mend': [
    'Reset the scale of the object in the slicer and save again.',
    'Setze die Größe des Objekts im Slicer zurück und speichere neu.',
    '在切片软件中重置对象缩放后重新保存。',
  ],
  'finding.property-missing.title': [
    'A colour or material is used that is not defined: {id}',
    'Eine Farbe oder ein Material ist nicht definiert: {id}',
    '使用了未定义的颜色或材料：{id}',
  ],
  'finding.property-missing.mend': openAndSave,
  'finding.mesh-open.title': [
    'The mesh of object {id} is not closed at {edges} edges',
    'Das Netz von Objekt {id} ist an {edges} Kanten offen',
    '对象 {id} 的网格有 {edges} 条边未封闭',
  ],
  'finding.mesh-open.mend': fixModel,
  'finding.mesh-mostly-open.title': [
    'Object {id} is a surface, not a body',
    'Objekt {id} ist eine Fläche, kein Körper',
    '对象 {id} 是曲面而非实体',
  ],
  'finding.mesh-mostly-open.mend': [
    'Give it thickness in the program that made it, and save again.',
    'Gib ihm im Ursprungsprogramm eine Dicke und speichere neu.',
    '在原程序中增加厚度后重新保存。',
  ],
  'finding.mesh-shared-edges.title': [
    'More than two triangles of object {id} meet at {edges} edges',
    'An {edges} Kanten von Objekt {id} treffen mehr als zwei Dreiecke zusammen',
    '对象 {id} 有 {edges} 条边由两个以上三角形共用',
  ],
  'finding.mesh-shared-edges.mend': [
    'It can be printed. Move the bodies a little apart or join them, and save again.',
    'Druckbar ist es. Rücke die Körper etwas auseinander oder verbinde sie und speichere neu.',
    '可以打印。将各实体稍微分开或合并后重新保存。',
  ],
  'finding.mesh-inside-out.title': [
    'The surface of object {id} faces inwards',
    'Die Oberfläche von Objekt {id} zeigt nach innen',
    '对象 {id} 的表面朝内',
  ],
  'finding.mesh-inside-out.mend': fixModel,
  'finding.geometry-not-read.title': [
    'Object {id} has a kind of geometry that is not read here',
    'Objekt {id} hat eine Geometrie, die hier nicht gelesen wird',
    '对象 {id} 的几何类型此处不读取',
  ],
  'finding.geometry-not-read.mend': openAndSave,
  'finding.no-fingerprint.title': [
    'Too large to be compared with other models',
    'Zu groß für den Vergleich mit anderen Modellen',
    '模型过大，无法与其他模型比较',
  ],
  'finding.no-fingerprint.mend': nothingToDo,

  'finding.no-objects.title': ['Nothing is on the plate', 'Auf der Platte liegt nichts', '打印板上没有对象'],
  'finding.no-objects.mend': [
    'Add an object in the slicer and save the project again.',
    'Füge im Slicer ein Objekt hinzu und speichere das Projekt neu.',
    '在切片软件中添加对象后重新保存项目。',
  ],
  'finding.sliced-no-model.title': [
    'A sliced file has no model in it',
    'Eine geslicte Datei enthält kein Modell',
    '切片文件中没有模型',
  ],
  'finding.sliced-no-model.mend': [
    'To upload the model as well, choose Save Project in the slicer.',
    'Um auch das Modell hochzuladen, wähle im Slicer „Projekt speichern“.',
    '若要同时上传模型，请在切片软件中选择“保存项目”。',
  ],
  'finding.not-orca-or-elegoo.title': [
    'Tip: for the best experience, upload 3MF files using Elegoo Slicer or OrcaSlicer',
    'Tipp: Am besten 3MF-Dateien aus Elegoo Slicer oder OrcaSlicer hochladen',
    '提示：建议用 Elegoo Slicer 或 OrcaSlicer 的 3MF 文件上传',
  ],
  'finding.not-orca-or-elegoo.mend': [
    'It also carries the print profile then, which earns points of its own.',
    'Dann ist auch das Druckprofil dabei, das eigene Punkte ergibt.',
    '这样还会带上打印配置，可另得积分。',
  ],
  'finding.came-from-elsewhere.title': [
    'Signs of another origin: {evidence}',
    'Anzeichen einer anderen Herkunft: {evidence}',
    '有其他来源的迹象：{evidence}',
  ],
  'finding.came-from-elsewhere.mend': [
    'Say before the upload whether it is original, a remix or a repost.',
    'Gib vor dem Hochladen an, ob es Original, Remix oder Repost ist.',
    '上传前请说明是原创、改编还是转载。',
  ],
  'finding.settings-missing.title': [
    'The file has no print settings',
    'Die Datei hat keine Druckeinstellungen',
    '文件没有打印设置',
  ],
  'finding.settings-missing.mend': [
    'For a print profile, choose Save Project in Elegoo Slicer or OrcaSlicer.',
    'Für ein Druckprofil wähle „Projekt speichern“ in Elegoo Slicer oder OrcaSlicer.',
    '若要打印配置，请在 Elegoo Slicer 或 OrcaSlicer 中选择“保存项目”。',
  ],
  'finding.settings-unreadable.title': [
    'The print settings could not be read: {why}',
    'Die Druckeinstellungen waren nicht lesbar: {why}',
    '打印设置无法读取：{why}',
  ],
  'finding.settings-unreadable.mend': openAndSave,
  'finding.profile-unnamed.title': [
    'The settings do not name {what}',
    'Die Einstellungen nennen {what} nicht',
    '设置中缺少 {what}',
  ],
  'finding.profile-unnamed.mend': [
    'Choose a printer and a process in the slicer and save again.',
    'Wähle im Slicer Drucker und Prozess und speichere neu.',
    '在切片软件中选择打印机和工艺后重新保存。',
  ],
  'finding.profile-other-slicer.title': [
    'Print profiles count from Elegoo Slicer and OrcaSlicer; this one is from {application}',
    'Druckprofile zählen aus Elegoo Slicer und OrcaSlicer; dieses ist aus {application}',
    '打印配置仅限 Elegoo Slicer 和 OrcaSlicer，此文件来自 {application}',
  ],
  'finding.profile-other-slicer.mend': [
    'Open it in one of the two and save the project there.',
    'Öffne sie in einem der beiden und speichere das Projekt dort.',
    '请在二者之一中打开并保存项目。',
  ],
  'finding.slicer-part-unreadable.title': [
    'A part of the slicer could not be read: {why}',
    'Ein Teil des Slicers war nicht lesbar: {why}',
    '切片软件的部件无法读取：{why}',
  ],
  'finding.slicer-part-unreadable.mend': openAndSave,
  'finding.gcode-alone.title': [
    'G-code alone earns nothing',
    'G-Code allein ergibt nichts',
    '仅有 G-code 不得分',
  ],
  'finding.gcode-alone.mend': [
    'Export the plate as a sliced 3MF, or save the project.',
    'Exportiere die Platte als geslictes 3MF oder speichere das Projekt.',
    '请导出切片 3MF，或保存项目。',
  ],
  'finding.preset-system.title': [
    'This preset ships with the slicer',
    'Dieses Profil gehört zum Slicer',
    '此预设随切片软件提供',
  ],
  'finding.preset-system.mend': ownOnly,
  'finding.preset-filament.title': [
    'A filament preset alone earns nothing',
    'Ein Filamentprofil allein ergibt nichts',
    '仅有耗材预设不得分',
  ],
  'finding.preset-filament.mend': ownOnly,
  'finding.preset-unnamed.title': ['The preset has no name', 'Das Profil hat keinen Namen', '预设没有名称'],
  'finding.preset-unnamed.mend': saveAgain,
  'finding.preset-parent-missing.title': [
    'The preset builds on “{name}”, which is not in the slicer’s folder',
    'Das Profil baut auf „{name}“ auf, das nicht im Ordner des Slicers ist',
    '预设基于“{name}”，但切片软件文件夹中没有它',
  ],
  'finding.preset-parent-missing.mend': [
    'Open the slicer once with its printer selected: it installs the presets that belong to it.',
    'Öffne den Slicer einmal mit dem Drucker dazu: Er richtet die Profile ein, die dazugehören.',
    '在切片软件中选择对应打印机并打开一次，它会安装所属的预设。',
  ],
  'finding.bundle-no-process.title': [
    'No process preset of your own is in the bundle',
    'Im Paket ist kein eigenes Prozessprofil',
    '预设包中没有你自己的工艺预设',
  ],
  'finding.bundle-no-process.mend': [
    'Tick one in the export dialog and export again.',
    'Hake im Exportdialog eines an und exportiere neu.',
    '在导出对话框中勾选一个后重新导出。',
  ],
  'finding.bundle-entry-unreadable.title': [
    'A preset of the bundle could not be read: {why}',
    'Ein Profil des Pakets war nicht lesbar: {why}',
    '包中有预设无法读取：{why}',
  ],
  'finding.bundle-entry-unreadable.mend': [
    'Save that preset again in the slicer and export the bundle anew.',
    'Speichere das Profil im Slicer neu und exportiere das Paket noch einmal.',
    '在切片软件中重新保存该预设并再次导出。',
  ],
  'finding.bundle-structure-missing.title': [
    'The bundle has no list of its content',
    'Das Paket hat kein Inhaltsverzeichnis',
    '预设包缺少内容列表',
  ],
  'finding.bundle-structure-missing.mend': nothingToDo,
  'finding.config-no-printer.title': [
    'No printer is set up in this slicer',
    'In diesem Slicer ist kein Drucker eingerichtet',
    '此切片软件尚未设置打印机',
  ],
  'finding.config-no-printer.mend': [
    'Add one in its printer selection and close the slicer once.',
    'Füge in der Druckerauswahl einen hinzu und schließe den Slicer einmal.',
    '在打印机选择中添加，然后关闭一次切片软件。',
  ],
  'finding.config-other-slicer.title': [
    'Printer set-up counts from Elegoo Slicer and OrcaSlicer; this is {application}',
    'Die Druckereinrichtung zählt aus Elegoo Slicer und OrcaSlicer; dies ist {application}',
    '打印机设置仅限 Elegoo Slicer 和 OrcaSlicer，此为 {application}',
  ],
  'finding.config-other-slicer.mend': [
    'Set your printer up in one of the two.',
    'Richte deinen Drucker in einem der beiden ein.',
    '请在二者之一中设置打印机。',
  ],
} as const satisfies Record<string, Texts>
