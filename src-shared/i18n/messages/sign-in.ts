import type { Texts } from '../text'

/** The service's own pages in the browser. */
export const signInTexts = {
  'sign-in.title': ['Sign in', 'Anmelden', '登录'],
  'sign-in.why': [
    'To the community’s own rewards service.',
    'Beim Punktedienst der Community selbst.',
    '登录社区自己的积分服务。',
  ],
  'sign-in.whyProgram': [
    'A program waits to be signed in. You confirm it on the next page.',
    'Ein Programm wartet auf die Anmeldung. Du bestätigst sie auf der nächsten Seite.',
    '有程序正在等待登录。请在下一页确认。',
  ],
  'sign-in.name': ['Name or e-mail', 'Name oder E-Mail', '名称或电子邮箱'],
  'sign-in.password': ['Password', 'Passwort', '密码'],
  'sign-in.wrong': [
    'Name and password do not go together. Check both; the team can set a new password.',
    'Name und Passwort passen nicht zusammen. Prüfe beide; das Team kann ein neues Passwort setzen.',
    '名称与密码不匹配。请检查两者；团队可以为你重设密码。',
  ],
  'sign-in.held': [
    'This was tried too often. Try again in {minutes, plural, one {one minute} other {# minutes}}.',
    'Das wurde zu oft versucht. Versuche es in {minutes, plural, one {einer Minute} other {# Minuten}} wieder.',
    '尝试次数过多。请在 {minutes} 分钟后再试。',
  ],
  'sign-in.stale': [
    'This page was open for long or was opened elsewhere. Try once more.',
    'Diese Seite war lange offen oder wurde anderswo geöffnet. Versuche es noch einmal.',
    '此页面打开过久或曾在别处打开。请再试一次。',
  ],
  'sign-in.new': ['New here? Make an account', 'Neu hier? Konto anlegen', '第一次来？创建账户'],
  'sign-up.title': ['Make an account', 'Konto anlegen', '创建账户'],
  'sign-up.nameWhy': [
    'Letters, numbers and . _ + - @, without blanks. Nobody writes to it.',
    'Buchstaben, Ziffern und . _ + - @, ohne Leerzeichen. Niemand schreibt dorthin.',
    '可用字母、数字和 . _ + - @，不含空格。不会向其发送邮件。',
  ],
  'sign-up.passwordWhy': ['At least 10 characters.', 'Mindestens 10 Zeichen.', '至少 10 个字符。'],
  'sign-up.taken': [
    'Somebody has this name already. Choose another.',
    'Diesen Namen hat schon jemand. Wähle einen anderen.',
    '该名称已被使用，请换一个。',
  ],
  'sign-up.unfit': [
    'A name has no blanks, and a password at least 10 characters.',
    'Ein Name hat keine Leerzeichen und ein Passwort mindestens 10 Zeichen.',
    '名称不能含空格，密码至少 10 个字符。',
  ],
  'sign-up.back': ['Sign in instead', 'Stattdessen anmelden', '改为登录'],
  'device.title': ['Sign in a program', 'Ein Programm anmelden', '登录程序'],
  'device.code': ['Code shown by the program', 'Code, den das Programm zeigt', '程序显示的代码'],
  'device.next': ['Continue', 'Weiter', '继续'],
  'device.unknown': [
    'Nothing waits behind this code. It holds for a quarter of an hour; have the program show a new one.',
    'Hinter diesem Code wartet nichts. Er gilt eine Viertelstunde; lass dir vom Programm einen neuen zeigen.',
    '此代码没有等待中的请求。代码有效期为一刻钟；请让程序显示新的代码。',
  ],
  'device.ask': [
    'Sign in {client, select, app {the Firstlayer app} cli {the Firstlayer command line} other {a program}} as {name}?',
    '{client, select, app {Die Firstlayer-App} cli {Die Firstlayer-Befehlszeile} other {Ein Programm}} als {name} anmelden?',
    '以 {name} 的身份登录{client, select, app {Firstlayer 应用} cli {Firstlayer 命令行} other {程序}}？',
  ],
  'device.compare': [
    'Only if your own program shows this code now. Whoever sent you here by a link would otherwise act as you.',
    'Nur wenn dein eigenes Programm gerade diesen Code zeigt. Wer dir einen Link hierher geschickt hat, würde sonst in deinem Namen handeln.',
    '仅当你自己的程序此刻显示这个代码时才确认。否则，发给你链接的人将能以你的身份操作。',
  ],
  'device.approve': ['Sign it in', 'Anmelden', '确认登录'],
  'device.deny': ['Refuse', 'Ablehnen', '拒绝'],
  'device.approved': [
    'Signed in. Go back to the program.',
    'Angemeldet. Geh zurück zum Programm.',
    '已登录。请返回程序。',
  ],
  'device.denied': [
    'Refused. The program gets nothing.',
    'Abgelehnt. Das Programm bekommt nichts.',
    '已拒绝。程序不会获得任何权限。',
  ],
  'account.title': ['My logins', 'Meine Anmeldungen', '我的登录'],
  'account.as': [
    'You are signed in as {name}.',
    'Du bist als {name} angemeldet.',
    '你已以 {name} 的身份登录。',
  ],
  'account.where': ['Where', 'Wo', '位置'],
  'account.since': ['Since', 'Seit', '开始'],
  'account.used': ['Last used', 'Zuletzt', '最近使用'],
  'account.action': ['Action', 'Aktion', '操作'],
  'account.client': [
    '{client, select, browser {A browser} app {The Firstlayer app} cli {The command line} other {A program}}',
    '{client, select, browser {Ein Browser} app {Die Firstlayer-App} cli {Die Befehlszeile} other {Ein Programm}}',
    '{client, select, browser {浏览器} app {Firstlayer 应用} cli {命令行} other {程序}}',
  ],
  'account.here': ['This browser', 'Dieser Browser', '当前浏览器'],
  'account.end': ['Sign out', 'Abmelden', '退出登录'],
  'account.password': ['Change the password', 'Passwort ändern', '修改密码'],
  'account.old': ['Present password', 'Jetziges Passwort', '当前密码'],
  'account.newPassword': ['New password', 'Neues Passwort', '新密码'],
  'account.change': ['Change', 'Ändern', '修改'],
  'account.changed': [
    'Changed. Every other login has ended.',
    'Geändert. Alle anderen Anmeldungen sind beendet.',
    '已修改。其他登录均已结束。',
  ],
  'account.wrong': [
    'That is not the present password.',
    'Das ist nicht das jetzige Passwort.',
    '当前密码不正确。',
  ],
} as const satisfies Readonly<Record<string, Texts>>
