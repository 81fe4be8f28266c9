import type { Texts } from '../text'

/** My Models, Badges & Level. */
export const pagesTexts = {
  'models.context': [
    'What you published, and what it gave',
    'Was du veröffentlicht hast und was es ergab',
    '你发布的内容及所得',
  ],
  'models.emptyTitle': ['No model published yet', 'Noch kein Modell veröffentlicht', '还没有发布模型'],
  'models.emptyWhy': [
    'Publish a file that qualifies. Its state, downloads, milestones and points stand here from then on.',
    'Veröffentliche eine Datei, die zählt. Stand, Downloads, Meilensteine und Punkte stehen von da an hier.',
    '发布一个符合条件的文件，其状态、下载、里程碑和积分就会显示在这里。',
  ],
  'models.noPlaceWhy': [
    'Say first where your points live, then publish a file that qualifies.',
    'Sag zuerst, wo deine Punkte liegen, und veröffentliche dann eine Datei, die zählt.',
    '请先选择积分所在的位置，再发布符合条件的文件。',
  ],
  'models.published': ['Published', 'Veröffentlicht', '已发布'],
  'models.count': [
    '{count, plural, one {# model, newest first} other {{shown} models, newest first}}',
    '{count, plural, one {# Modell} other {{shown} Modelle, Neuestes zuerst}}',
    '{shown} 个模型，最新在前',
  ],
  'models.origin': [
    '{origin, select, original {Original} remix {Remix} other {Repost}}',
    '{origin, select, original {Original} remix {Remix} other {Repost}}',
    '{origin, select, original {原创} remix {改编} other {转载}}',
  ],
  'models.state.approved': ['Approved', 'Freigegeben', '已通过'],
  'models.state.revoked': ['Taken down', 'Zurückgezogen', '已撤下'],
  'models.openFile': ['Show the file', 'Datei zeigen', '查看文件'],
  'models.overTime': ['Points over time', 'Punkte im Zeitverlauf', '积分走势'],
  'models.month': ['Month', 'Monat', '月份'],
  'models.points': ['Points', 'Punkte', '积分'],
  'models.pace': [
    'At the pace of the last three months: about {points} in {month}. An estimate, caps not looked at.',
    'Im Tempo der letzten drei Monate: etwa {points} im {month}. Eine Schätzung, ohne Blick auf Limits.',
    '按最近三个月的速度：{month}约 {points}。仅为估算，未考虑上限。',
  ],
  'models.noPace': [
    'A forecast follows after a whole month with points.',
    'Eine Vorschau folgt nach einem ganzen Monat mit Punkten.',
    '有一个完整月份的积分后会显示预测。',
  ],
  'models.forecastOf': ['{month}, forecast', '{month}, Vorschau', '{month}（预测）'],

  'badges.context': [
    'Community standing makes your level, is not spent',
    'Ansehen in der Community macht dein Level, wird nicht ausgegeben',
    '社区声望决定等级，不会被消耗',
  ],
  'badges.contextIn': [
    '{programme} · {place} · makes your level, is not spent',
    '{programme} · {place} · macht dein Level, wird nicht ausgegeben',
    '{programme} · {place} · 决定等级，不会被消耗',
  ],
  'badges.unknown': [
    'The team’s service has told nothing of posts, likes or years yet. What it counts appears here by itself.',
    'Der Dienst des Teams hat noch nichts über Beiträge, Likes oder Jahre gemeldet. Was er zählt, erscheint hier von selbst.',
    '团队的服务尚未提供帖子、点赞或年数。统计后会自动显示在这里。',
  ],
  'badges.notHere': [
    'Posts, likes and years are counted by a community’s service. Here you see what there is to earn.',
    'Beiträge, Likes und Jahre zählt der Dienst einer Community. Hier siehst du, was es zu verdienen gibt.',
    '帖子、点赞和年数由社区服务统计。这里显示可获得的内容。',
  ],
  'badges.level': ['Level', 'Level', '等级'],
  'badges.levelSentence': [
    'Level {level} of {highest}, {points} community points',
    'Level {level} von {highest}, {points} Community-Punkte',
    '等级 {level} / {highest}，{points} 社区积分',
  ],
  'badges.points': [
    '{count, plural, one {{points} community point} other {{points} community points}}',
    '{count, plural, one {{points} Community-Punkt} other {{points} Community-Punkte}}',
    '{points} 社区积分',
  ],
  'badges.inner': ['inner: to the next level', 'innen: bis zum nächsten Level', '内圈：距下一等级'],
  'badges.middle': ['middle: to the next title', 'Mitte: bis zum nächsten Titel', '中圈：距下一称号'],
  'badges.outer': ['outer: all levels', 'außen: alle Level', '外圈：全部等级'],
  'badges.togo': ['{count} points to go', 'noch {count} Punkte', '还差 {count} 积分'],
  'badges.levelsTogo': [
    '{count, plural, one {# level to go} other {# levels to go}}',
    '{count, plural, one {noch # Level} other {noch # Level}}',
    '还差 {count} 级',
  ],
  'badges.highest': ['highest level', 'höchstes Level', '最高等级'],
  'badges.lastTitle': ['highest title', 'höchster Titel', '最高称号'],
  'badges.of': ['{count} of {all}', '{count} von {all}', '{count} / {all}'],
  'badges.titles': ['Titles', 'Titel', '称号'],
  'badges.titlesWhy': ['each unlocks something', 'jeder schaltet etwas frei', '每个称号解锁一项权益'],
  'badges.ways': ['How to earn points', 'So sammelst du Punkte', '如何获得积分'],
  'badges.since': ['member since {date}', 'Mitglied seit {date}', '{date}加入'],
  'badges.wayCount': [
    '{count} so far, {togo} to the next step',
    'bisher {count}, noch {togo} bis zur nächsten Stufe',
    '目前 {count}，距下一步还差 {togo}',
  ],
  'badges.comes': ['next on {date}', 'wieder am {date}', '下次：{date}'],
  'badges.badges': ['Badges', 'Abzeichen', '徽章'],
  'badges.earnedOf': [
    '{earned} of {all}, earned once and kept',
    '{earned} von {all}, einmal verdient und behalten',
    '{earned} / {all}，获得后永久保留',
  ],
  'badges.earned': ['Earned', 'Verdient', '已获得'],
  'badges.earnedAt': ['Earned {date}', 'Verdient am {date}', '{date}获得'],
  'badges.granted': ['Granted by the team', 'Wird vom Team verliehen', '由团队授予'],
  'badges.progress': [
    '{count} of {needed}, {togo} to go',
    '{count} von {needed}, noch {togo}',
    '{count} / {needed}，还差 {togo}',
  ],
} as const satisfies Record<string, Texts>
