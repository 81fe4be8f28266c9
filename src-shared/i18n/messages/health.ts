import type { Texts } from '../text'

export const healthTexts = {
  'health.title': ['Health', 'Zustand', '健康状况'],
  'health.why': [
    'Tests the watcher with a file of the app’s own, and compares disk, journal and service.',
    'Prüft die Beobachtung mit einer eigenen Datei und vergleicht Festplatte, Journal und Dienst.',
    '用应用自己的文件测试监视功能，并对比磁盘、日志和服务。',
  ],
  'health.check': ['Check now', 'Jetzt prüfen', '立即检查'],
  'health.checking': ['Checking', 'Wird geprüft', '正在检查'],
  'health.notChecked': ['Not checked since the start', 'Seit dem Start nicht geprüft', '启动后尚未检查'],
  'health.good': ['As it should be', 'Wie es sein soll', '正常'],
  'health.look': ['Have a look', 'Sieh nach', '请查看'],
  'health.watcher': ['Watching', 'Beobachtung', '监视'],
  'health.watcherGood': [
    'A new file was noticed and found complete after {ms} ms.',
    'Eine neue Datei wurde nach {ms} ms bemerkt und war vollständig.',
    '新文件在 {ms} 毫秒后被发现并确认完整。',
  ],
  'health.watcherSlow': [
    'A new file was not noticed within 15 s. Files are still found by the regular scan. Starting the app anew may help.',
    'Eine neue Datei wurde nicht innerhalb von 15 s bemerkt. Der regelmäßige Durchgang findet Dateien weiterhin. Ein Neustart der App kann helfen.',
    '新文件在 15 秒内未被发现。定期扫描仍会找到文件。重新启动应用可能有帮助。',
  ],
  'health.folders': ['Accepted folders', 'Angenommene Ordner', '已接受的文件夹'],
  'health.foldersGood': [
    '{count, plural, =0 {None is accepted yet.} one {# is watched.} other {All # are watched.}}',
    '{count, plural, =0 {Noch keiner angenommen.} one {# wird beobachtet.} other {Alle # werden beobachtet.}}',
    '{count, plural, =0 {还没有。} other {{count} 个都在监视中。}}',
  ],
  'health.foldersAway': [
    'Not watched now: {paths}',
    'Gerade nicht beobachtet: {paths}',
    '目前未监视：{paths}',
  ],
  'health.record': ['Record on disk', 'Aufzeichnung auf der Festplatte', '磁盘上的记录'],
  'health.recordGood': [
    'Snapshot and journal, read anew, give what is shown: {entries, plural, one {# entry} other {# entries}}, {actions, plural, one {# action} other {# actions}}, {files, plural, one {# file} other {# files}}.',
    'Stand und Journal ergeben neu gelesen, was gezeigt wird: {entries, plural, one {# Eintrag} other {# Einträge}}, {actions, plural, one {# Aktion} other {# Aktionen}}, {files, plural, one {# Datei} other {# Dateien}}.',
    '重新读取快照和日志，与显示一致：{entries} 条记录、{actions} 个操作、{files} 个文件。',
  ],
  'health.recordDiffers': [
    'The disk gives something else than what is shown. Save your data as JSON, then start the app anew.',
    'Die Festplatte ergibt etwas anderes als gezeigt. Speichere deine Daten als JSON und starte die App neu.',
    '磁盘内容与显示不一致。请先将数据保存为 JSON，然后重新启动应用。',
  ],
  'health.service': ['Balance at the service', 'Stand beim Dienst', '服务端余额'],
  'health.serviceNone': [
    'Points live on no service here.',
    'Punkte liegen hier bei keinem Dienst.',
    '此处积分不在任何服务上。',
  ],
  'health.serviceSame': [
    '{there} there, and the entries here sum up to {here}.',
    'Dort {there}, und die Einträge hier ergeben {here}.',
    '服务端 {there}，本机记录合计 {here}。',
  ],
  'health.serviceDiffers': [
    '{there} there, {here} here; {underway, plural, =0 {nothing is under way} one {# action is under way} other {# actions are under way}}. Sync now, and check again.',
    'Dort {there}, hier {here}; {underway, plural, =0 {nichts ist unterwegs} one {# Aktion ist unterwegs} other {# Aktionen sind unterwegs}}. Übertrage jetzt und prüfe erneut.',
    '服务端 {there}，本机 {here}；{underway, plural, =0 {没有进行中的操作} other {有 # 个操作进行中}}。请立即同步后再检查。',
  ],
} as const satisfies Record<string, Texts>
