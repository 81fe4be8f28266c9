import type { Texts } from '../text'

export const earlierTexts = {
  'earlier.title': ['Earlier exports', 'Frühere Exporte', '以前的导出'],
  'earlier.why': [
    'What your accepted folders held before Firstlayer came, and what it is worth now. Nothing is published until you choose it.',
    'Was vor Firstlayer in deinen angenommenen Ordnern lag, und was es jetzt wert ist. Nichts wird veröffentlicht, bevor du es auswählst.',
    'Firstlayer 之前已在你接受的文件夹中的文件，以及现在的积分价值。未经你选择，不会发布任何内容。',
  ],
  'earlier.open': ['Show earlier exports', 'Frühere Exporte zeigen', '显示以前的导出'],
  'earlier.looking': [
    '{done} looked at, {left, plural, one {# file to go} other {# files to go}}',
    '{done} angesehen, {left, plural, one {noch # Datei} other {noch # Dateien}}',
    '已查看 {done} 个，还有 {left} 个文件',
  ],
  'earlier.lookingPaused': [
    'Paused with {left, plural, one {# file to go} other {# files to go}}',
    'Pausiert, {left, plural, one {noch # Datei} other {noch # Dateien}}',
    '已暂停，还有 {left} 个文件',
  ],
  'earlier.pause': ['Pause', 'Pausieren', '暂停'],
  'earlier.goOn': ['Go on', 'Fortsetzen', '继续'],
  'earlier.stop': ['Stop', 'Beenden', '停止'],
  'earlier.none': ['No earlier export qualifies', 'Kein früherer Export zählt', '没有符合条件的以前的导出'],
  'earlier.noneWhy': [
    'Accept a folder where your slicer saves, and what is in it is looked at. New exports are noticed by themselves.',
    'Nimm einen Ordner an, in den dein Slicer speichert, dann wird sein Inhalt angesehen. Neue Exporte werden von selbst bemerkt.',
    '接受切片软件的保存文件夹后，其中的文件会被查看。新的导出会自动发现。',
  ],
  'earlier.noneYet': [
    'Nothing in your folders earns points as it is. New exports are noticed by themselves.',
    'Nichts in deinen Ordnern bringt so Punkte. Neue Exporte werden von selbst bemerkt.',
    '你的文件夹中目前没有可得积分的文件。新的导出会自动发现。',
  ],
  'earlier.all': [
    '{count, plural, one {# export} other {All # exports}}',
    '{count, plural, one {# Export} other {Alle # Exporte}}',
    '全部 {count} 个导出',
  ],
  'earlier.choose': ['Choose {file}', '{file} auswählen', '选择 {file}'],
  'earlier.publishes': [
    '{what, select, both {model and profile} model {model} other {profile}}',
    '{what, select, both {Modell und Profil} model {Modell} other {Profil}}',
    '{what, select, both {模型和配置} model {模型} other {配置}}',
  ],
  'earlier.list': ['Earlier exports that qualify', 'Frühere Exporte, die zählen', '符合条件的以前的导出'],
  'earlier.together': [
    '{count, plural, one {# chosen} other {# chosen}}, together <b>≈ {points} points</b>',
    '{count} ausgewählt, zusammen <b>≈ {points} Punkte</b>',
    '已选 {count} 个，合计约 <b>{points} 积分</b>',
  ],
  'earlier.noneChosen': [
    'Tick what you want to publish.',
    'Hake an, was du veröffentlichen willst.',
    '勾选要发布的文件。',
  ],
  'earlier.togetherWhy': [
    'Caps of this month and one-off tasks are counted once, so it can be less than the sum.',
    'Limits des Monats und einmalige Aufgaben zählen nur einmal, daher kann es weniger als die Summe sein.',
    '本月上限和一次性任务只计一次，因此可能少于各项之和。',
  ],
  'earlier.own': [
    'They are my own original designs',
    'Es sind meine eigenen Entwürfe',
    '它们是我自己的原创设计',
  ],
  'earlier.publish': [
    '{count, plural, one {Publish # export} other {Publish # exports}}',
    '{count, plural, one {# Export veröffentlichen} other {# Exporte veröffentlichen}}',
    '发布 {count} 个导出',
  ],
  'earlier.oneByOne': [
    '{count, plural, one {# more needs your word for its origin or its model. It is on the Files page.} other {# more need your word for their origin or their model. They are on the Files page.}}',
    '{count, plural, one {# weiterer braucht deine Angabe zu Herkunft oder Modell. Er steht auf der Seite Dateien.} other {# weitere brauchen deine Angabe zu Herkunft oder Modell. Sie stehen auf der Seite Dateien.}}',
    '另有 {count} 个需要你说明来源或对应模型，请见“文件”页面。',
  ],
  'earlier.working': [
    '{done} of {total} recorded',
    '{done} von {total} aufgezeichnet',
    '已记录 {done} / {total}',
  ],
  'earlier.leftOut': [
    '{count, plural, one {# left out, see the Files page} other {# left out, see the Files page}}',
    '{count} ausgelassen, siehe Seite Dateien',
    '{count} 个被略过，请见“文件”页面',
  ],
  'earlier.workWhy': [
    'Private data is taken out of each copy. What is recorded waits to sync and survives a restart; the rest is offered again.',
    'Aus jeder Kopie wird Privates entfernt. Aufgezeichnetes wartet auf den Abgleich und übersteht einen Neustart; der Rest wird wieder angeboten.',
    '每个副本都会去除隐私数据。已记录的等待同步，重启后仍在；其余的会再次提供。',
  ],
  'earlier.noPlace': [
    'Choose where your points live first: then they can be published.',
    'Wähle zuerst, wo deine Punkte liegen: dann lassen sie sich veröffentlichen.',
    '请先选择积分所在位置，然后即可发布。',
  ],
  'earlier.onSite': [
    'On {site} each is published by hand: open it on the Files page, and its kit is made there.',
    'Auf {site} wird jeder von Hand veröffentlicht: öffne ihn auf der Seite Dateien, dort entsteht sein Paket.',
    '在 {site} 上需逐个手动发布：在“文件”页面打开，即可生成发布包。',
  ],
} as const satisfies Record<string, Texts>
