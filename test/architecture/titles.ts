import ts from 'typescript'

/** A test as its file writes it: its title, once for each row of a table of literals, and whether it is left out. */
export type WrittenTest = { readonly title: string; readonly leftOut: boolean }

/** The tests of a source, read and not run. A title of `it.each` is there as written and with its rows filled in. */
export function testsIn(source: string): readonly WrittenTest[] {
  const found: WrittenTest[] = []
  const visit = (node: ts.Node, within: boolean): void => {
    const call = ts.isCallExpression(node) ? wordsOf(node.expression) : []
    const leftOut = within || call.some((word) => leaving.has(word))
    if (ts.isCallExpression(node) && (call[0] === 'it' || call[0] === 'test')) {
      const [first] = node.arguments
      if (first && ts.isStringLiteralLike(first)) {
        const titles = [first.text, ...rowsOf(node).map((row) => filledIn(first.text, row))]
        for (const title of new Set(titles)) found.push({ title, leftOut })
      }
    }
    ts.forEachChild(node, (child) => visit(child, leftOut))
  }
  visit(ts.createSourceFile('a.test.tsx', source, ts.ScriptTarget.ES2023, true, ts.ScriptKind.TSX), false)
  return found
}

const leaving = new Set(['skip', 'todo', 'only', 'skipIf', 'runIf', 'fails', 'xit', 'xtest', 'xdescribe'])

/** `it`, `each` of `it.each(rows)('title')`; empty where it is something else. */
function wordsOf(callee: ts.Expression): readonly string[] {
  if (ts.isIdentifier(callee)) return [callee.text]
  if (ts.isPropertyAccessExpression(callee)) return [...wordsOf(callee.expression), callee.name.text]
  return ts.isCallExpression(callee) ? wordsOf(callee.expression) : []
}

function rowsOf({ expression }: ts.CallExpression): readonly (readonly string[])[] {
  const [table] = ts.isCallExpression(expression) ? expression.arguments : []
  if (!table || !ts.isArrayLiteralExpression(table)) return []
  return table.elements.map((row) =>
    (ts.isArrayLiteralExpression(row) ? [...row.elements] : [row]).map((cell) =>
      ts.isStringLiteralLike(cell) ? cell.text : cell.getText().replaceAll('_', ''),
    ),
  )
}

function filledIn(title: string, row: readonly string[]): string {
  let next = 0
  return title.replace(/%[sid]/gu, (mark) => row[next++] ?? mark)
}
