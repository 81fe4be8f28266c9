import type { Texts } from '../text'

/** Why an amount is what it is: answer, arithmetic, what follows. */
export const explainTexts = {
  'period.week': ['week {week} of {year}', 'Woche {week} {year}', '{year} 年第 {week} 周'],

  'why.sentence': ['{text}.', '{text}.', '{text}。'],
  'why.nth': ['{nth, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}', 'Nr. {nth}', '第 {nth} 次'],
  'why.nthOfPeriod': [
    '{nth, selectordinal, one {#st} two {#nd} few {#rd} other {#th}} of {period}',
    'Nr. {nth} ({period})',
    '{period}第 {nth} 次',
  ],
  'why.lead': ['{rule}, {nth}', '{rule}, {nth}', '{rule}，{nth}'],
  'why.headline.given': ['{lead}: {given} given', '{lead}: {given} gegeben', '{lead}：得 {given}'],
  'why.headline.cap-reached': [
    '{lead}: {asked} asked, cap {limit} reached, 0 given',
    '{lead}: {asked} gefordert, Limit {limit} erreicht, 0 gegeben',
    '{lead}：应得 {asked}，上限 {limit} 已满，得 0',
  ],
  'why.headline.cut-to-cap': [
    '{lead}: {asked} asked, {left} left under the cap {limit}, {given} given',
    '{lead}: {asked} gefordert, {left} unter dem Limit {limit} übrig, {given} gegeben',
    '{lead}：应得 {asked}，上限 {limit} 内剩 {left}，得 {given}',
  ],
  'why.headline.taken-back': [
    '{lead}: {taken} taken back',
    '{lead}: {taken} zurückgenommen',
    '{lead}：收回 {taken}',
  ],
  'why.headline.pending': ['{lead}: {given} pending', '{lead}: {given} ausstehend', '{lead}：待确认 {given}'],
  'why.headline.hold': [
    'Held for an order or a dispute: {held}',
    'Für eine Bestellung oder Klärung vorgemerkt: {held}',
    '因订单或争议冻结：{held}',
  ],
  'why.headline.release': ['No longer held: {held}', 'Nicht mehr vorgemerkt: {held}', '已解冻：{held}'],
  'why.headline.capture': [
    'Spent on an order: {amount}',
    'Für eine Bestellung ausgegeben: {amount}',
    '用于订单：{amount}',
  ],
  'why.headline.expiry': ['Expired: {amount}', 'Verfallen: {amount}', '已过期：{amount}'],
  'why.headline.adjustment': [
    'Adjusted by the team: {amount}',
    'Vom Team angepasst: {amount}',
    '由团队调整：{amount}',
  ],
  'why.headline.brought-forward': ['Brought forward: {amount}', 'Übertragen: {amount}', '结转：{amount}'],

  'why.part': [
    '{name, select, rating {Rating} photo {Photo of the print} description {Description} earned {Earned then} gone {Spent or taken back since} other {{name}}}',
    '{name, select, rating {Bewertung} photo {Foto des Drucks} description {Beschreibung} earned {Damals verdient} gone {Seither ausgegeben oder zurückgenommen} other {{name}}}',
    '{name, select, rating {评分} photo {实物照片} description {文字描述} earned {当时获得} gone {此后已用或收回} other {{name}}}',
  ],
  'why.threshold': ['Milestone', 'Meilenstein', '里程碑'],
  'why.total': ['Running total', 'Laufende Summe', '累计'],
  'why.asked': ['Asked', 'Gefordert', '规则给出'],
  'why.capOfPeriod': ['Cap of {period}', 'Limit für {period}', '{period}上限'],
  'why.capForEver': ['Cap', 'Limit', '上限'],
  'why.usedBefore': ['Awarded in {period} before it', 'Davor gegeben, {period}', '此前{period}已得'],
  'why.usedBeforeEver': ['Awarded before it', 'Davor gegeben', '此前已得'],
  'why.leftUnder': ['Left under the cap', 'Unter dem Limit übrig', '上限内剩余'],
  'why.given': ['Given', 'Gegeben', '得到'],
  'why.givenSmaller': [
    'Given: the smaller of {a} and {b}',
    'Gegeben: das Kleinere von {a} und {b}',
    '得到：{a} 与 {b} 中较小者',
  ],
  'why.pendingGiven': [
    'Pending, worked out by the same rules',
    'Ausstehend, nach denselben Regeln berechnet',
    '待确认，按相同规则计算',
  ],
  'why.taken': ['Taken back', 'Zurückgenommen', '收回'],
  'why.held': ['Held', 'Vorgemerkt', '冻结'],
  'why.moved': ['Change of the balance', 'Änderung des Stands', '余额变动'],

  'why.next.cap-opens': [
    'It still counts for everything else. {rule} opens again on <b>{date}, 00:00 {zone}</b>.',
    'Es zählt weiterhin für alles andere. {rule} öffnet sich wieder am <b>{date}, 00:00 {zone}</b>.',
    '其他方面仍然有效。{rule}将于 <b>{date} 00:00（{zone}）</b>重新开放。',
  ],
  'why.next.cap-stays': [
    'It still counts for everything else. This cap does not open again.',
    'Es zählt weiterhin für alles andere. Dieses Limit öffnet sich nicht wieder.',
    '其他方面仍然有效。此上限不会再开放。',
  ],
  'why.next.room-left': [
    '{left} more can be earned in {period}; the cap starts anew on {date}, 00:00 {zone}.',
    'Noch {left} sind möglich ({period}); das Limit beginnt neu am {date}, 00:00 {zone}.',
    '{period}还可获得 {left}；上限将于 {date} 00:00（{zone}）重新计算。',
  ],
  'why.next.step': [
    'The next {points} come at {at}.',
    'Die nächsten {points} gibt es bei {at}.',
    '累计到 {at} 时再得 {points}。',
  ],
  'why.next.most-reached': [
    'It has given {limit}, the most it can.',
    'Es hat {limit} ergeben, mehr ist nicht möglich.',
    '已获得 {limit}，达到最高值。',
  ],
  'why.next.parts': [
    'Next time more is possible: {parts}.',
    'Beim nächsten Mal ist mehr möglich: {parts}.',
    '下次还可以多得：{parts}。',
  ],
  'why.next.nothing-to-do': [
    'Nothing is left to do for this one.',
    'Hier ist nichts mehr zu tun.',
    '无需操作。',
  ],
  'why.next.part-taken-back': [
    'The rule takes back what that part had added. If it is wrong, show the team this entry.',
    'Die Regel nimmt zurück, was dieser Teil ergeben hatte. Wenn das falsch ist, zeige dem Team diesen Eintrag.',
    '规则收回该部分所加的积分。如有误，请把此记录给团队看。',
  ],
  'why.next.task-open-again': [
    'All that the model gave was taken back. A task it had completed is open again for the next model.',
    'Alles, was das Modell ergeben hatte, wurde zurückgenommen. Eine damit erledigte Aufgabe ist für das nächste Modell wieder offen.',
    '该模型带来的积分已全部收回。由它完成的任务可用下一个模型重新完成。',
  ],
  'why.next.hold': [
    'The points are yours still. They are spent when the order is fulfilled, and free again when it is not.',
    'Die Punkte gehören weiterhin dir. Sie sind ausgegeben, wenn die Bestellung erfüllt ist, und sonst wieder frei.',
    '积分仍归你所有。订单完成后才会扣除，否则会解冻。',
  ],
  'why.next.release': [
    'You can use these points again.',
    'Du kannst diese Punkte wieder verwenden.',
    '这些积分可以再次使用。',
  ],
  'why.next.capture': [
    'The order is fulfilled. Redemption Store shows what came of it.',
    'Die Bestellung ist erfüllt. Im Prämienshop steht, was daraus wurde.',
    '订单已完成，可在兑换商城查看。',
  ],
  'why.next.expiry': [
    'Points that are not used expire, the oldest first. Nothing else is affected.',
    'Nicht genutzte Punkte verfallen, die ältesten zuerst. Sonst ändert sich nichts.',
    '未使用的积分会过期，先得的先过期，其他不受影响。',
  ],
  'why.next.adjustment': [
    'If it looks wrong, copy it as evidence and show it to the team.',
    'Wenn etwas nicht stimmt, kopiere den Eintrag als Beleg und zeige ihn dem Team.',
    '如有疑问，可复制为凭证交给团队。',
  ],
  'why.next.brought-forward': [
    'What you entered yourself from before. The team can confirm it.',
    'Was du selbst von früher eingetragen hast. Das Team kann es bestätigen.',
    '由你填写的以往积分，可由团队确认。',
  ],
  'why.next.rule-asks': ['What it asks: {ask}', 'Was dafür nötig ist: {ask}', '任务要求：{ask}'],
  'why.next.still-missing': ['Still missing: {missing}.', 'Es fehlt noch: {missing}.', '还缺：{missing}。'],
  'why.next.after-approval': [
    'Once it is approved, the next total counts in full.',
    'Sobald es freigegeben ist, zählt die nächste Summe ganz.',
    '审核通过后，下一次累计将全额计入。',
  ],
  'why.next.other-subject': [
    'Another one gives points as before.',
    'Ein anderes gibt Punkte wie zuvor.',
    '换一个仍可照常获得积分。',
  ],

  'silence.condition': [
    '{field, select, origin {the origin} tags {the number of tags} rating {the rating} other {{field}}} is not what this task asks for',
    '{field, select, origin {die Herkunft} tags {die Zahl der Themen} rating {die Bewertung} other {{field}}} ist nicht, was diese Aufgabe verlangt',
    '{field, select, origin {来源} tags {标签数量} rating {评分} other {{field}}}不符合任务要求',
  ],
  'silence.incomplete': ['not everything is there yet', 'es ist noch nicht alles da', '尚未完成全部要求'],
  'silence.already-done': ['done before', 'schon erledigt', '此前已完成'],
  'silence.subject-used': [
    '{scope, select, everyone {somebody was first with this one} other {you had this one before}}',
    '{scope, select, everyone {hierfür war schon jemand zuerst da} other {das gab es für dich schon}}',
    '{scope, select, everyone {已有人领先完成} other {你此前已获得}}',
  ],
  'silence.own-model': ['it is your own model', 'es ist dein eigenes Modell', '这是你自己的模型'],
  'silence.not-approved': [
    'nobody stands for it yet, as it is not approved',
    'es ist noch nicht freigegeben',
    '尚未通过审核',
  ],
  'silence.not-enough-yet': [
    '{total} so far, the next step is at {next}',
    'bisher {total}, die nächste Stufe liegt bei {next}',
    '目前 {total}，下一档为 {next}',
  ],
  'silence.most-reached': [
    'it has given {limit}, the most it can',
    'es hat {limit} ergeben, mehr ist nicht möglich',
    '已达最高 {limit}',
  ],
  'silence.nothing-to-take-back': [
    'there is nothing to take back',
    'es gibt nichts zurückzunehmen',
    '没有可收回的积分',
  ],
  'silence.not-in-force': [
    'these rules were not in force yet',
    'diese Regeln galten noch nicht',
    '规则当时尚未生效',
  ],
  'silence.by-calendar': [
    'what it gives comes with the calendar',
    'was es gibt, kommt mit dem Kalender',
    '相关积分会按日期发放',
  ],
  'silence.off-a-count': [
    'it takes one off the count; what the count gave stays',
    'es zieht eins von der Zahl ab; was sie ergeben hat, bleibt',
    '计数减一，已得积分不变',
  ],
  'silence.no-rule': ['no rule is about it', 'keine Regel betrifft es', '没有相关规则'],
  'silence.said-before': ['it was known already', 'das war schon bekannt', '此前已记录'],
  'silence.model-revoked': [
    'the model was taken down, it gives nothing more',
    'das Modell wurde zurückgezogen und gibt nichts mehr',
    '该模型已下架，不再产生积分',
  ],
  'silence.same-fact': [
    'the same event again; it counts once',
    'dasselbe Ereignis noch einmal; es zählt einmal',
    '同一事件重复，只计一次',
  ],
} as const satisfies Record<string, Texts>
