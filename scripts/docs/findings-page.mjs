/**
 * @typedef {{
 *   codes: readonly string[],
 *   severityOf: (code: string) => string,
 *   english: (id: string) => string,
 * }} Findings
 */

const intro = `# Every finding

What \`check\` and the app can say of a file: its stable code, how bad it is, what is wrong, why it matters and how to mend it.
An *error* rejects the file, a *warning* may keep it from one reward, an *info* is good to know. \`{name}\` stands for a value
of the file. The texts in German and Chinese are beside these in \`src-shared/i18n/messages\`.

This page is made from the code by \`node scripts/findings-doc.mjs\`; a test fails while it is out of date.`

/** @param {string} text */
const cell = (text) => text.replace(/\|/g, '\\|').replace(/\n/g, ' ')

/**
 * The page, as it stands in docs/findings.md.
 * @param {Findings} findings
 */
export function findingsPage({ codes, severityOf, english }) {
  const rows = codes.map((code) => {
    const texts = ['title', 'why', 'mend'].map((part) => cell(english(`finding.${code}.${part}`)))
    return `| \`${code}\` | ${severityOf(code)} | ${texts.join(' | ')} |`
  })
  return [
    intro,
    '',
    '| code | severity | what is wrong | why it matters | how to mend it |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n')
}
