import type { Texts } from '../text'

/** The page that describes the service to who writes a program for it. */
export const docsTexts = {
  'docs.title': ['Programming interface', 'Programmierschnittstelle', '编程接口'],
  'docs.intro': [
    'What a program can ask of this service, and what it answers. The same as OpenAPI 3.1:',
    'Was ein Programm diesen Dienst fragen kann und was er antwortet. Dasselbe als OpenAPI 3.1:',
    '程序可以向本服务请求什么，以及它的回答。OpenAPI 3.1 格式：',
  ],
  'docs.groups': ['Groups', 'Gruppen', '分组'],
  'docs.access': [
    '{access, select, open {Open to all.} operator {For the team.} other {For members.}}',
    '{access, select, open {Für alle offen.} operator {Für das Team.} other {Für Mitglieder.}}',
    '{access, select, open {对所有人开放。} operator {仅限团队。} other {仅限成员。}}',
  ],
  'docs.parameters': ['Parameters', 'Parameter', '参数'],
  'docs.body': ['What is sent', 'Was gesendet wird', '请求内容'],
  'docs.answers': ['Answers', 'Antworten', '响应'],
} as const satisfies Readonly<Record<string, Texts>>
