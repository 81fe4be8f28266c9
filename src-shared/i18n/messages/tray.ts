import type { Texts } from '../text'

/** The tray menu, notifications and the application menu: shown by the system, written here. */
export const trayTexts = {
  'tray.open': ['Open Firstlayer', 'Firstlayer öffnen', '打开 Firstlayer'],
  'tray.files': ['Files', 'Dateien', '文件'],
  'tray.qualify': [
    '{count, plural, one {# qualifies} other {# qualify}}',
    '{count, plural, one {# zählt} other {# zählen}}',
    '{count} 个符合条件',
  ],
  'tray.syncNow': ['Sync now', 'Jetzt abgleichen', '立即同步'],
  'tray.pause': ['Pause watching', 'Beobachtung pausieren', '暂停监视'],
  'tray.resume': ['Resume watching', 'Beobachtung fortsetzen', '继续监视'],
  'tray.settings': ['Settings', 'Einstellungen', '设置'],
  'tray.quit': ['Quit (stops watching)', 'Beenden (beobachtet nicht mehr)', '退出（停止监视）'],
  'tray.points': [
    '{count, plural, one {{points} point} other {{points} points}}',
    '{count, plural, one {{points} Punkt} other {{points} Punkte}}',
    '{points} 积分',
  ],
  'tray.practice': ['{points} practice points', '{points} Übungspunkte', '{points} 练习积分'],
  'tray.estimate': [
    '≈ {points} points, your estimate',
    '≈ {points} Punkte, eigene Schätzung',
    '≈ {points} 积分，自己的估算',
  ],
  'tray.pending': ['{amount} pending', '{amount} ausstehend', '{amount} 待确认'],
  'tray.waiting': [
    '{count, plural, one {# waiting to sync} other {# waiting to sync}}',
    '{count, plural, one {# wartet auf Abgleich} other {# warten auf Abgleich}}',
    '{count} 项等待同步',
  ],
  'tray.waitingNextTry': [
    '{count, plural, one {# waiting to sync, next try {at}} other {# waiting to sync, next try {at}}}',
    '{count, plural, one {# wartet auf Abgleich, nächster Versuch {at}} other {# warten auf Abgleich, nächster Versuch {at}}}',
    '{count} 项等待同步，下次尝试 {at}',
  ],
  'tray.synced': ['Everything synced', 'Alles abgeglichen', '已全部同步'],

  'notify.qualifies': ['Qualifies: {amount} points', 'Zählt: {amount} Punkte', '符合条件：{amount} 积分'],
  'notify.qualifiesNoPoints': ['Qualifies', 'Zählt', '符合条件'],
  'notify.notYet': ['Not yet: {file}', 'Noch nicht: {file}', '尚未符合：{file}'],
  'notify.cantBeRead': ['Can’t be read: {file}', 'Nicht lesbar: {file}', '无法读取：{file}'],
  'notify.toMend': [
    '{count, plural, one {One thing to mend: {first}} other {# things to mend, first: {first}}}',
    '{count, plural, one {Eine Sache zu beheben: {first}} other {# Dinge zu beheben, zuerst: {first}}}',
    '{count, plural, other {需修正 # 处：{first}}}',
  ],
  'notify.many': [
    '{count, plural, one {# file checked} other {# files checked}}',
    '{count, plural, one {# Datei geprüft} other {# Dateien geprüft}}',
    '已检查 {count} 个文件',
  ],
  'notify.manyQualify': [
    '{count, plural, one {# qualifies} other {# qualify}}',
    '{count, plural, one {# zählt} other {# zählen}}',
    '{count} 个符合条件',
  ],
  'notify.confirmed': ['{amount} points confirmed', '{amount} Punkte bestätigt', '{amount} 积分已确认'],
  'notify.expiring': [
    '{count, plural, one {{points} point expires soon} other {{points} points expire soon}}',
    '{count, plural, one {{points} Punkt verfällt bald} other {{points} Punkte verfallen bald}}',
    '{points} 积分即将过期',
  ],
  'notify.expiringWhy': [
    'The first of them on {date}. Redeem them before that.',
    'Die ersten am {date}. Löse sie vorher ein.',
    '最早一批于 {date} 过期，请在此之前兑换。',
  ],
  'notify.refused': ['Refused: {label}', 'Abgelehnt: {label}', '未被接受：{label}'],
  'notify.publish': ['Publish', 'Veröffentlichen', '发布'],
  'notify.why': ['Why?', 'Warum?', '为什么？'],

  'dialog.chooseFolder': ['Choose a folder to watch', 'Ordner zum Beobachten wählen', '选择要监视的文件夹'],
  'dialog.watch': ['Watch this folder', 'Diesen Ordner beobachten', '监视此文件夹'],
  'dialog.saveIn': ['Choose a folder to save in', 'Ordner zum Speichern wählen', '选择保存文件夹'],
  'dialog.saveHere': ['Save here', 'Hier speichern', '保存到此处'],
  'dialog.exportTitle': ['Save Transaction History', 'Punkteverlauf speichern', '保存交易记录'],
  'dialog.exportName': ['transaction-history', 'punkteverlauf', '交易记录'],
  'dialog.openPage': ['Open {host} in your browser?', '{host} im Browser öffnen?', '在浏览器中打开 {host}？'],
  'dialog.open': ['Open', 'Öffnen', '打开'],
  'dialog.cancel': ['Cancel', 'Abbrechen', '取消'],

  'menu.edit': ['Edit', 'Bearbeiten', '编辑'],
  'menu.view': ['View', 'Ansicht', '视图'],
  'menu.window': ['Window', 'Fenster', '窗口'],
} as const satisfies Record<string, Texts>
