import type { Texts } from '../text'

export const keysTexts = {
  'keys.title': ['Keyboard', 'Tastatur', '键盘'],
  'keys.why': [
    'Everything can be reached with Tab as well.',
    'Alles ist auch mit der Tabulatortaste erreichbar.',
    '所有功能也可用 Tab 键到达。',
  ],
  'keys.show': ['Show keyboard shortcuts', 'Tastenkürzel zeigen', '显示键盘快捷键'],
  'keys.ctrl': ['Ctrl', 'Strg', 'Ctrl'],
  'keys.page': ['Go to a page', 'Zu einer Seite gehen', '前往页面'],
  'keys.settings': ['Settings', 'Einstellungen', '设置'],
  'keys.search': ['Search files', 'Dateien durchsuchen', '搜索文件'],
  'keys.list': ['Move in a list', 'In einer Liste bewegen', '在列表中移动'],
  'keys.zoom': [
    'Larger, with − smaller, with 0 as usual',
    'Größer, mit − kleiner, mit 0 wie üblich',
    '放大；− 缩小，0 恢复',
  ],
  'keys.close': ['Close what stands beside', 'Schließen, was daneben steht', '关闭旁边的面板'],
  'keys.overview': ['This overview', 'Diese Übersicht', '本概览'],
} as const satisfies Record<string, Texts>
