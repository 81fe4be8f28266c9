import { historyCsv } from '@core/projection/history-export'
import { transactionsCsvHead, transactionsCsvLine } from '@shared/api/transactions-csv'
import { shippedProgrammes } from '@shared/programme/shipped'
import { expect, it } from 'vitest'
import { award } from './support'

const programmes = shippedProgrammes()
const ruleName = { en: 'Model Upload', de: 'Modell-Upload', 'zh-CN': '上传模型' }

it('an entry stands in the same columns of the app’s table as of the service’s', () => {
  const ofService =
    transactionsCsvHead +
    transactionsCsvLine({
      entry: award,
      state: 'stands',
      ruleName,
      about: 'Clip',
      note: 'Well done.',
      balanceAfter: 10,
    })
  const ofApp = historyCsv({
    kind: 'confirmed',
    programme: programmes[0]!,
    versions: [...programmes],
    rows: [
      {
        entry: award,
        ruleName,
        label: 'Clip',
        note: 'Well done.',
        balanceAfter: 10,
        factType: 'model-approved',
        file: null,
      },
    ],
    pending: [],
    silent: [],
    expiring: [],
  })
  const [head = '', line = ''] = ofService.split('\r\n')
  expect(ofApp.split('\r\n')).toEqual([
    `${head},cause type`,
    `${line.replace(',stands,', ',confirmed,')},model-approved`,
    '',
  ])
})
