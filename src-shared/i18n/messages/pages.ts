import type { Texts } from '../text'

/** Pages that stand empty in this version: what will be here, and what works meanwhile. */
export const pagesTexts = {
  'models.context': ['What you published', 'Was du veröffentlicht hast', '你发布的内容'],
  'models.title': ['Your models will stand here', 'Hier werden deine Modelle stehen', '你的模型将显示在这里'],
  'models.why': [
    'Status, downloads, milestones and points over time, for each model and profile. This version does not collect them yet; what you publish is recorded, and its points stand in Transaction History.',
    'Stand, Downloads, Meilensteine und Punkte im Zeitverlauf, je Modell und Profil. Diese Version sammelt das noch nicht; was du veröffentlichst, wird aufgezeichnet, die Punkte stehen im Punkteverlauf.',
    '每个模型和配置的状态、下载、里程碑与积分走势。此版本尚未汇总；你发布的内容都会被记录，积分见交易记录。',
  ],
  'community.context': ['Models others published', 'Modelle von anderen', '他人发布的模型'],
  'community.title': [
    'Models of others will stand here',
    'Hier werden Modelle anderer stehen',
    '他人的模型将显示在这里',
  ],
  'community.why': [
    'To look at, download into a folder, and review once printed. This version does not show them yet. Your own files and tasks work.',
    'Zum Ansehen, Herunterladen und Bewerten nach dem Druck. Diese Version zeigt sie noch nicht. Deine Dateien und Aufgaben funktionieren.',
    '可查看、下载到文件夹，打印后评价。此版本尚未显示。你自己的文件和任务可正常使用。',
  ],
  'community.offlineTitle': ['{place} can’t be reached', '{place} ist nicht erreichbar', '无法连接 {place}'],
  'community.offlineWhy': [
    'Community and redeeming need a connection. Everything else keeps working, and what you do meanwhile waits here.',
    'Community und Einlösen brauchen eine Verbindung. Alles andere geht weiter, und was du inzwischen tust, wartet hier.',
    '社区和兑换需要连接。其他功能照常可用，期间的操作会在此等待。',
  ],
  'community.lastReached': [
    'Last reached {at}. Nothing is lost if you close the app.',
    'Zuletzt erreicht {at}. Beim Schließen geht nichts verloren.',
    '上次连接：{at}。关闭应用不会丢失任何内容。',
  ],
  'badges.context': [
    'Community standing makes your level, is not spent',
    'Ansehen in der Community macht dein Level, wird nicht ausgegeben',
    '社区声望决定等级，不会被消耗',
  ],
  'badges.title': [
    'Badges and level will stand here',
    'Hier werden Abzeichen und Level stehen',
    '徽章与等级将显示在这里',
  ],
  'badges.why': [
    'They come from posts, likes and years in a community. This version does not count them yet; your reward points do not depend on them.',
    'Sie entstehen aus Beiträgen, Likes und Jahren in einer Community. Diese Version zählt sie noch nicht; deine Punkte hängen nicht davon ab.',
    '它们来自社区中的帖子、点赞和年数。此版本尚未统计；你的奖励积分不受影响。',
  ],
} as const satisfies Record<string, Texts>
