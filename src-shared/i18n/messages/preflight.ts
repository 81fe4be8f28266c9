import type { Texts } from '../text'

const projectPage: Texts = [
  'Give it on the Project page of the slicer and save, or when you publish.',
  'Gib ihn im Slicer auf der Seite „Projekt“ an und speichere, oder beim Veröffentlichen.',
  '在切片软件的“项目”页填写并保存，或在发布时填写。',
]

/** What to look at before publishing, with how to mend it in the slicer's own words, and what speaks for an origin. */
export const preflightTexts = {
  'preflight.title': ['Before you publish', 'Vor dem Veröffentlichen', '发布之前'],
  'preflight.no-thumbnail.title': ['No picture in the file', 'Kein Bild in der Datei', '文件中没有图片'],
  'preflight.no-thumbnail.mend': [
    'Choose File > Save Project in Elegoo Slicer or OrcaSlicer: it draws a picture of each plate.',
    'Wähle in Elegoo Slicer oder OrcaSlicer „Datei > Projekt speichern“: Dabei entsteht ein Bild jeder Druckplatte.',
    '在 Elegoo Slicer 或 OrcaSlicer 中选择“文件 > 保存项目”，会为每个盘生成图片。',
  ],
  'preflight.untitled.title': ['No title in the file', 'Kein Titel in der Datei', '文件中没有标题'],
  'preflight.untitled.mend': projectPage,
  'preflight.title-generic.title': [
    'The title “{title}” does not say what it is',
    'Der Titel „{title}“ sagt nicht, was es ist',
    '标题“{title}”没有说明是什么',
  ],
  'preflight.title-generic.mend': projectPage,
  'preflight.no-profile.title': ['No print profile with it', 'Kein Druckprofil dabei', '没有附带打印配置'],
  'preflight.no-profile.mend': [
    'Open it in Elegoo Slicer or OrcaSlicer, choose printer and process, then File > Save Project.',
    'Öffne es in Elegoo Slicer oder OrcaSlicer, wähle Drucker und Prozess, dann „Datei > Projekt speichern“.',
    '在 Elegoo Slicer 或 OrcaSlicer 中打开，选择打印机和工艺，然后“文件 > 保存项目”。',
  ],
  'preflight.unsliced.title': [
    'Not sliced: time and weight are not known',
    'Nicht gesliced: Zeit und Gewicht sind nicht bekannt',
    '未切片：时间和重量未知',
  ],
  'preflight.unsliced.mend': [
    'Choose Slice plate or Slice all, then save the project again.',
    'Wähle „Aktuelle Platte slicen“ oder „Alle Platten slicen“ und speichere das Projekt noch einmal.',
    '选择“切片单盘”或“切片所有盘”，然后重新保存项目。',
  ],
  'preflight.not-manifold.title': [
    'The mesh is not closed everywhere',
    'Das Netz ist nicht überall geschlossen',
    '网格并非处处封闭',
  ],
  'preflight.not-manifold.mend': [
    'Right-click the object in the slicer, choose Fix model and save again.',
    'Klicke das Objekt im Slicer mit rechts an, wähle „Modell reparieren“ und speichere neu.',
    '在切片软件中右键点击对象，选择“修复模型”后重新保存。',
  ],
  'preflight.outside-volume.title': [
    '{what, select, height {{size} mm tall; the printer reaches {room} mm} other {{size} mm wide; the plate has {room} mm}}',
    '{what, select, height {{size} mm hoch; der Drucker reicht bis {room} mm} other {{size} mm breit; die Druckplatte hat {room} mm}}',
    '{what, select, height {高 {size} mm，打印机可达 {room} mm} other {宽 {size} mm，打印板为 {room} mm}}',
  ],
  'preflight.outside-volume.mend': [
    'Choose Arrange all objects, turn or scale it, or pick a larger printer, and save again.',
    'Wähle „Alle Objekte anordnen“, drehe oder skaliere es oder nimm einen größeren Drucker und speichere neu.',
    '选择“全局整理”，旋转或缩放，或选用更大的打印机，然后重新保存。',
  ],
  'preflight.empty-plates.title': [
    '{plates} plates for {objects, plural, one {# object} other {# objects}}',
    '{plates} Druckplatten für {objects, plural, one {# Objekt} other {# Objekte}}',
    '{plates} 个盘，仅 {objects} 个对象',
  ],
  'preflight.empty-plates.mend': [
    'Delete the empty plates (Remove current plate) and save again.',
    'Lösche die leeren Druckplatten („entferne aktuelle Platte“) und speichere neu.',
    '删除空盘（“移除当前板”）后重新保存。',
  ],
  'preflight.licence-missing.title': [
    'No licence in the file',
    'Keine Lizenz in der Datei',
    '文件中没有许可',
  ],
  'preflight.licence-missing.mend': [
    'Give it on the Project page of the slicer, or when you publish: without one nobody may use it.',
    'Gib sie im Slicer auf der Seite „Projekt“ an oder beim Veröffentlichen: Ohne Lizenz darf es niemand nutzen.',
    '在切片软件的“项目”页或发布时填写：没有许可，他人无权使用。',
  ],
  'preflight.from-elsewhere.title': [
    '{host, select, none {It seems to come from elsewhere} other {It seems to come from {host}}}',
    '{host, select, none {Es scheint von anderswo zu kommen} other {Es scheint von {host} zu kommen}}',
    '{host, select, none {似乎来自别处} other {似乎来自 {host}}}',
  ],
  'preflight.from-elsewhere.mend': [
    'State whether it is a remix or a repost and name the source; its licence has to allow it.',
    'Gib an, ob es ein Remix oder ein Repost ist, und nenne die Quelle; deren Lizenz muss es erlauben.',
    '请说明是改编还是转载，并注明来源；其许可须允许。',
  ],
  'origin.site-id': [
    'carries the id of a design on a site ({detail})',
    'trägt die Kennung eines Entwurfs auf einer Website ({detail})',
    '带有网站上的设计编号（{detail}）',
  ],
  'origin.person-named': [
    'names a person ({detail})',
    'nennt eine Person ({detail})',
    '注明了某人（{detail}）',
  ],
  'origin.author-named': [
    'its copyright names an author',
    'sein Copyright nennt eine Autorin oder einen Autor',
    '版权信息注明了作者',
  ],
  'origin.origin-stated': [
    'says so itself in its metadata',
    'sagt es selbst in seinen Metadaten',
    '其元数据自行说明',
  ],
  'origin.source-downloaded': [
    'was loaded from a downloads folder',
    'wurde aus einem Download-Ordner geladen',
    '从下载文件夹载入',
  ],
  'origin.source-drawn': [
    'was loaded from a CAD file',
    'wurde aus einer CAD-Datei geladen',
    '从 CAD 文件载入',
  ],
  'origin.pictures-attached': [
    'has pictures of a published model attached',
    'hat Bilder eines veröffentlichten Modells angehängt',
    '附有已发布模型的图片',
  ],
  'origin.download-mark': [
    '{detail, select, none {the system marked it as downloaded} other {the system marked it as downloaded from {detail}}}',
    '{detail, select, none {das System hat es als Download markiert} other {das System hat es als Download von {detail} markiert}}',
    '{detail, select, none {系统标记为下载文件} other {系统标记为从 {detail} 下载}}',
  ],
  'origin.suggests': [
    '{origin, select, original {perhaps original} remix {perhaps a remix} repost {perhaps a repost} other {not told by the file}}',
    '{origin, select, original {vielleicht ein Original} remix {vielleicht ein Remix} repost {vielleicht ein Repost} other {nicht aus der Datei zu sehen}}',
    '{origin, select, original {可能是原创} remix {可能是改编} repost {可能是转载} other {文件未说明}}',
  ],
} as const satisfies Readonly<Record<string, Texts>>
