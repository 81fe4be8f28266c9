import type { Texts } from '../text'

export const broughtTexts = {
  'brought.title': ['What the site already shows', 'Was die Website schon zeigt', '网站上已有的内容'],
  'brought.why': [
    'Typed in once, as your own estimate, never as confirmed. Nothing is read from {site} for it.',
    'Einmal eingetragen, als deine eigene Schätzung, nie als bestätigt. Von {site} wird dafür nichts gelesen.',
    '只填写一次，作为你自己的估算，绝不作为已确认。不会为此读取 {site}。',
  ],
  'brought.balance': ['Balance in points', 'Stand in Punkten', '积分余额'],
  'brought.number': ['Whole numbers only', 'Nur ganze Zahlen', '仅限整数'],
  'brought.done': ['Finished tasks', 'Erledigte Aufgaben', '已完成的任务'],
  'brought.caps': ['Used of this month’s caps', 'Von den Limits des Monats genutzt', '本月上限已用'],
  'brought.of': ['of {limit}', 'von {limit}', '共 {limit}'],
  'brought.atMost': ['At most {limit}', 'Höchstens {limit}', '最多 {limit}'],
  'brought.models': ['Models with downloads', 'Modelle mit Downloads', '模型及下载数'],
  'brought.modelsHint': [
    'One a line: title, downloads. Lines of a CSV file can be pasted.',
    'Je Zeile: Titel, Downloads. Zeilen einer CSV-Datei lassen sich einfügen.',
    '每行一个：标题, 下载数。可粘贴 CSV 文件的内容。',
  ],
  'brought.modelsWrong': [
    'Not a title and a number: line {lines}',
    'Kein Titel mit Zahl: Zeile {lines}',
    '不是标题和数字：第 {lines} 行',
  ],
  'brought.do': ['Take it in', 'Übernehmen', '录入'],
} as const satisfies Record<string, Texts>
