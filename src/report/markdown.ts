/**
 * Text in Markdown as GitHub, GitLab and Azure read it, on one line, fit for a cell of a table: what stands in backticks
 * becomes code, all else is plain. Nobody is mentioned, nothing is linked.
 */
export function markdown(text: string): string {
  const parts = text.replace(/\s+/g, ' ').split('`');
  if (parts.length % 2 === 0) return plain(text.replace(/\s+/g, ' '));
  return parts.map((part, index) => (index % 2 === 0 ? plain(part) : code(part))).join('');
}

/** Text as inline code, with as many backticks around it as it needs. */
export function code(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  if (line === '') return '';
  if (line.includes('|')) return `<code>${plain(line)}</code>`; // readers differ on what ends a cell
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return /^`|`$|^ *$/.test(line) ? `${fence} ${line} ${fence}` : `${fence}${line}${fence}`;
}

const invisible = '&#8203;';

function plain(text: string): string {
  return text
    .replace(/[&<>|]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replace(/[\\`*_[\]()!~$]/g, '\\$&')
    .replace(/@|#(?!\d+;)|:(?=\/\/)|w(?=ww\.)/gi, `$&${invisible}`);
}
