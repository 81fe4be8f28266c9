import type { Texts } from '../text'

/** One sentence or two per code of `errors.ts`: what is the case, and how to go on. */
export const errorTexts = {
  'error.bad-request': [
    'Something in it is not as it should be. Check the fields and try again.',
    'Etwas darin stimmt nicht. Prüfe die Felder und versuche es erneut.',
    '其中有内容不符合要求。请检查后重试。',
  ],
  'error.unauthorised': [
    'The access key was not accepted. Ask the team for a new one and enter it in Settings.',
    'Der Zugangsschlüssel wurde nicht angenommen. Bitte das Team um einen neuen und trage ihn in den Einstellungen ein.',
    '访问密钥未被接受。请向团队索取新密钥并在设置中填写。',
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
  'error.hash-mismatch': [
    'What arrived was not what was sent. It is sent again by itself.',
    'Angekommen ist etwas anderes als gesendet wurde. Es wird von selbst erneut gesendet.',
    '收到的内容与发送的不一致，会自动重新发送。',
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
