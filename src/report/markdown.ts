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
  if (text === '') return '';
  const line = text.replace(/\s+/g, ' ').replace(/\|/g, '\\|');
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const padded = line.startsWith('`') || line.endsWith('`') || line.trim() === '';
  return padded ? `${fence} ${line} ${fence}` : `${fence}${line}${fence}`;
}

const invisible = '&#8203;';

function plain(text: string): string {
  return text
    .replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replace(/[\\`*_[\]()!|~$]/g, '\\$&')
    .replace(/[@#](?!\d+;)|:(?=\/\/)|(?<=www)\.|%(?=\d)/gi, `$&${invisible}`);
}
