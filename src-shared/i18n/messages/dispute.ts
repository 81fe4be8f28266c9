import type { Texts } from '../text'

/** Questions to the team about an entry. */
export const disputeTexts = {
  'dispute.label': ['Question to the team', 'Frage an das Team', '向团队提问'],
  'dispute.ask': ['Ask the team', 'Das Team fragen', '询问团队'],
  'dispute.appeal': ['Appeal, once', 'Einmal widersprechen', '申诉（一次）'],
  'dispute.statement': [
    'What is wrong with this entry?',
    'Was stimmt an diesem Eintrag nicht?',
    '这条记录有什么问题？',
  ],
  'dispute.why': [
    'The team sees the entry and the file behind it. A question costs nothing.',
    'Das Team sieht den Eintrag und die Datei dahinter. Eine Frage kostet nichts.',
    '团队能看到该记录及相关文件。提问不会有任何损失。',
  ],
  'dispute.appealStatement': [
    'Why should it be decided otherwise?',
    'Warum sollte anders entschieden werden?',
    '为什么应改变决定？',
  ],
  'dispute.appealWhy': [
    'One appeal; it never makes the outcome worse.',
    'Ein Widerspruch; er verschlechtert das Ergebnis nie.',
    '只能申诉一次，结果不会变差。',
  ],
  'dispute.send': ['Send', 'Senden', '发送'],
  'dispute.open': ['Asked, not answered yet', 'Gefragt, noch nicht beantwortet', '已提问，尚未答复'],
  'dispute.appealed': [
    'Appealed, not decided yet',
    'Widersprochen, noch nicht entschieden',
    '已申诉，尚未决定',
  ],
  'dispute.resolved': ['Answered', 'Beantwortet', '已答复'],
  'dispute.closed': ['Decided for good', 'Endgültig entschieden', '最终决定'],
  'dispute.asked': ['{at}: “{statement}”', '{at}: „{statement}“', '{at}：“{statement}”'],
  'dispute.ruled': [
    '{at}: {outcome, select, stands {it stands} corrected {corrected} other {taken back}}, “{reason}”',
    '{at}: {outcome, select, stands {er bleibt} corrected {berichtigt} other {zurückgenommen}}, „{reason}“',
    '{at}：{outcome, select, stands {维持} corrected {已更正} other {已收回}}，“{reason}”',
  ],
} as const satisfies Record<string, Texts>
