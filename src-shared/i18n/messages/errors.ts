import type { Texts } from '../text'

/** One sentence or two per code of `errors.ts`: what is the case, and how to go on. */
export const errorTexts = {
  'error.bad-request': [
    'Something in it is not as it should be. Check the fields and try again.',
    'Etwas darin stimmt nicht. Prüfe die Felder und versuche es erneut.',
    '其中有内容不符合要求。请检查后重试。',
  ],
  'error.unauthorised': [
    'You are not signed in there. In Settings, change the place and sign in again; with an access key, ask the team for a new one.',
    'Du bist dort nicht angemeldet. Ändere in den Einstellungen den Ort und melde dich neu an; mit einem Zugangsschlüssel bitte das Team um einen neuen.',
    '你尚未在那里登录。请在设置中更改位置并重新登录；若使用访问密钥，请向团队索取新密钥。',
  ],
  'error.forbidden': [
    'Your account may not do this there. Ask the team of the community.',
    'Dein Konto darf das dort nicht. Frage das Team der Community.',
    '你的账户没有此权限，请联系社区团队。',
  ],
  'error.not-found': [
    'It is no longer there. Look at the list again.',
    'Es ist nicht mehr da. Sieh noch einmal in der Liste nach.',
    '内容已不存在，请重新查看列表。',
  ],
  'error.conflict': [
    'It was changed meanwhile. Look at it again, then decide.',
    'Es wurde inzwischen geändert. Sieh es dir noch einmal an.',
    '内容已被更改，请重新查看后再决定。',
  ],
  'error.too-large': [
    'It is larger than the service takes. Use a smaller picture or a simpler model, and save again.',
    'Es ist größer, als der Dienst annimmt. Nimm ein kleineres Bild oder einfacheres Modell und speichere erneut.',
    '超过服务允许的大小。请使用较小的图片或更简单的模型后重新保存。',
  ],
  'error.too-many-requests': [
    'This was tried too often. Wait a quarter of an hour, then try again.',
    'Das wurde zu oft versucht. Warte eine Viertelstunde und versuche es dann erneut.',
    '尝试次数过多。请等待一刻钟后再试。',
  ],
  'error.hash-mismatch': [
    'What arrived was not what was sent. It is sent again by itself.',
    'Angekommen ist etwas anderes als gesendet wurde. Es wird von selbst erneut gesendet.',
    '收到的内容与发送的不一致，会自动重新发送。',
  ],
  'error.quota-reached': [
    'Your files take up all the room that this service has for you. Ask its team for more.',
    'Deine Dateien füllen den Platz aus, den dieser Dienst für dich hat. Bitte sein Team um mehr.',
    '你的文件已占满该服务为你提供的空间。请联系其团队获取更多空间。',
  ],
  'error.upload-missing': [
    'The service does not have the upload yet. It is sent again by itself.',
    'Der Dienst hat den Upload noch nicht. Er wird von selbst erneut gesendet.',
    '服务尚未收到上传，会自动重新发送。',
  ],
  'error.file-rejected': [
    'The service can’t read the file. Open it in the slicer, save it again, and publish that one.',
    'Der Dienst kann die Datei nicht lesen. Öffne sie im Slicer, speichere sie neu und veröffentliche diese.',
    '服务无法读取该文件。请在切片软件中打开并重新保存后再发布。',
  ],
  'error.file-unreadable': [
    'The file can’t be opened now. Close the program that uses it, or check that you may read it.',
    'Die Datei lässt sich gerade nicht öffnen. Schließe das Programm, das sie nutzt, oder prüfe die Rechte.',
    '暂时无法打开文件。请关闭占用它的程序，或检查读取权限。',
  ],
  'error.file-changed': [
    'The file changed since it was checked. It is checked again; publish after that.',
    'Die Datei hat sich seit der Prüfung geändert. Sie wird neu geprüft; veröffentliche danach.',
    '文件在检查后有改动。正在重新检查，之后再发布。',
  ],
  'error.not-a-file': [
    'That is a folder, not a file. Add folders in Settings, and drop single files here.',
    'Das ist ein Ordner, keine Datei. Füge Ordner in den Einstellungen hinzu und lege hier einzelne Dateien ab.',
    '这是文件夹，不是文件。请在设置中添加文件夹，这里只放单个文件。',
  ],
  'error.does-not-qualify': [
    'The service sees nothing in it that qualifies. See the findings of the file, mend them, and save again.',
    'Der Dienst sieht darin nichts, was zählt. Sieh dir die Hinweise zur Datei an, behebe sie und speichere neu.',
    '服务认为其中没有符合条件的内容。请按文件提示修正后重新保存。',
  ],
  'error.repost': [
    'This geometry is known as someone else’s, so as a model it earns nothing. Its print profile can still be published.',
    'Diese Geometrie ist als die eines anderen bekannt, als Modell ergibt sie nichts. Ihr Druckprofil kann trotzdem veröffentlicht werden.',
    '该几何体已知属于他人，作为模型不得分，但仍可发布其打印配置。',
  ],
  'error.model-unknown': [
    'The model of this profile is not known to the service. Publish the model first.',
    'Das Modell zu diesem Profil ist dem Dienst nicht bekannt. Veröffentliche zuerst das Modell.',
    '服务不认识该配置对应的模型，请先发布模型。',
  ],
  'error.claim-content-differs': [
    'An action with this number was recorded with other content. Discard this one and do it again.',
    'Eine Aktion mit dieser Nummer ist mit anderem Inhalt aufgezeichnet. Verwirf diese und mache sie neu.',
    '该编号的操作已以其他内容记录。请丢弃后重新操作。',
  ],
  'error.content-differs': [
    'A request with this number was made with other content. Look at your list, then begin anew.',
    'Eine Anfrage mit dieser Nummer hatte einen anderen Inhalt. Sieh in deiner Liste nach und beginne dann neu.',
    '该编号的请求内容与之前不同。请查看你的列表，然后重新开始。',
  ],
  'error.offer-changed': [
    'The price or the terms changed meanwhile. Nothing was taken; look at them and confirm again.',
    'Preis oder Bedingungen haben sich inzwischen geändert. Nichts wurde abgezogen; sieh sie dir an und bestätige erneut.',
    '价格或条款已更改，未扣除任何积分。请查看后再次确认。',
  ],
  'error.not-offered': [
    'It is not offered at this time. The item says from when and until when it is.',
    'Das gibt es gerade nicht. Beim Artikel steht, von wann bis wann es angeboten wird.',
    '当前不在兑换时间内。请查看商品的开始和结束时间。',
  ],
  'error.level-too-low': [
    'Your level in the community is not high enough yet. The item says which one it takes.',
    'Dein Level in der Community reicht noch nicht. Beim Artikel steht, welches nötig ist.',
    '你的社区等级还不够。商品上注明了所需等级。',
  ],
  'error.item-reserved': [
    'This is kept for members with the privilege for reserved items.',
    'Das ist Mitgliedern mit dem Vorrecht auf reservierte Artikel vorbehalten.',
    '此商品仅限拥有预留商品权益的成员。',
  ],
  'error.limit-reached': [
    'You have had as many of it as one member can have.',
    'Mehr davon kann ein Mitglied nicht bekommen.',
    '你已达到每位成员的兑换上限。',
  ],
  'error.sold-out': [
    'Nothing of it is left. None of your points were taken.',
    'Davon ist nichts mehr da. Dir wurden keine Punkte abgezogen.',
    '已兑完，未扣除你的积分。',
  ],
  'error.not-enough-points': [
    'You do not have enough points that are free for it. Points in open orders do not count.',
    'Dafür sind nicht genug Punkte frei. Punkte in offenen Bestellungen zählen nicht mit.',
    '可用积分不足。未完成订单中的积分不计入。',
  ],
  'error.balance-negative': [
    'Points were taken back, and what is left does not cover it. It can go on once new points make up for that.',
    'Punkte wurden zurückgenommen, und der Rest deckt es nicht. Es geht weiter, sobald neue Punkte das ausgleichen.',
    '有积分被收回，剩余积分不足以支付。获得新积分补足后即可继续。',
  ],
  'error.payouts-stopped': [
    'Redeeming is stopped for this account until the team has checked its balance. Ask the team.',
    'Das Einlösen ist für dieses Konto angehalten, bis das Team den Kontostand geprüft hat. Frage das Team.',
    '在团队核对余额之前，此账户暂停兑换。请联系团队。',
  ],
  'error.appeal-used': [
    'This was appealed once and is decided for good.',
    'Dagegen wurde schon einmal Einspruch erhoben; es ist endgültig entschieden.',
    '已申诉过一次，此决定为最终结果。',
  ],
  'error.service-unreachable': [
    'The service can’t be reached. What you do waits here and is sent by itself.',
    'Der Dienst ist nicht erreichbar. Was du tust, wartet hier und geht von selbst raus.',
    '无法连接服务。所做操作在此等待，之后自动发送。',
  ],
  'error.service-busy': [
    'The service is busy. It is tried again by itself.',
    'Der Dienst ist ausgelastet. Es wird von selbst erneut versucht.',
    '服务繁忙，会自动重试。',
  ],
  'error.service-answer-unreadable': [
    'The answer could not be understood. Check the address, or whether the service is a newer one.',
    'Die Antwort war nicht zu verstehen. Prüfe die Adresse oder ob der Dienst neuer ist.',
    '无法理解服务的应答。请检查地址，或服务版本是否更新。',
  ],
  'error.wrong-service': [
    'There is another service at this address than before. Nothing is sent to it; choose the place again in Settings.',
    'Unter dieser Adresse ist ein anderer Dienst als zuvor. Ihm wird nichts gesendet; wähle den Ort in den Einstellungen neu.',
    '此地址的服务与之前不同，不会向其发送内容。请在设置中重新选择位置。',
  ],
  'error.disk-full': [
    'The disk is full, so nothing new can be recorded. Free some space and try again.',
    'Die Festplatte ist voll, es kann nichts Neues aufgezeichnet werden. Schaffe Platz und versuche es erneut.',
    '磁盘已满，无法记录新内容。请释放空间后重试。',
  ],
  'error.not-possible-here': [
    'This is not possible at the place where your points live.',
    'Das geht an dem Ort nicht, an dem deine Punkte liegen.',
    '在你的积分所在位置无法进行此操作。',
  ],
  'error.unexpected': [
    'Something unforeseen happened. What was recorded is safe; try again, and copy the details if it stays.',
    'Etwas Unvorhergesehenes ist passiert. Aufgezeichnetes ist sicher; versuche es erneut und kopiere die Details, wenn es bleibt.',
    '发生了意外情况。已记录的内容是安全的；请重试，若仍如此请复制详情。',
  ],
} as const satisfies Record<string, Texts>
