/** What RE2 writes otherwise than JavaScript does. */
const spellings: Readonly<Record<string, string>> = { A: '^', z: '$', a: '\\x07' };

const posixClasses: Readonly<Record<string, string>> = {
  alnum: '0-9A-Za-z',
  alpha: 'A-Za-z',
  ascii: '\\x00-\\x7F',
  blank: '\\t ',
  cntrl: '\\x00-\\x1F\\x7F',
  digit: '0-9',
  graph: '!-~',
  lower: 'a-z',
  print: ' -~',
  punct: '!-\\/:-@\\[-`{-~',
  space: '\\s',
  upper: 'A-Z',
  word: '\\w',
  xdigit: '0-9A-Fa-f',
};

/**
 * A pattern of a CustomResourceDefinition, which is Go's RE2, as JavaScript's.
 * @returns undefined for what JavaScript cannot say: then nothing is refused by it
 */
export function compileRe2(pattern: string): RegExp | undefined {
  try {
    return new RegExp(toJavaScript(pattern), 'u');
  } catch {
    return undefined;
  }
}

const tokens = /\\[pP](?:\{\^?\w+\}|.)|\\[^]|\(\?[a-z]+\)|\(\?i:|\(\?P?<\w+>|\{\d+(?:,\d*)?\}|\[\^?\]?|[^]/uy;

/** Rewrites escapes, POSIX classes, named groups and the flag `(?i)`, which holds to the end of its group. */
function toJavaScript(pattern: string): string {
  let out = '';
  const outer: boolean[] = []; // the flag as each open group found it
  let ignoreCase = false;
  for (let at = 0; at < pattern.length;) {
    tokens.lastIndex = at;
    const token = tokens.exec(pattern)![0];
    at += token.length;
    if (token === '(?i)') ignoreCase = true;
    else if (token.startsWith('[')) {
      const body = /^(?:\[:\^?\w+:\]|\\[^]|[^\]\\])*/.exec(pattern.slice(at))![0];
      at += body.length + 1;
      out += `${token.replace(']', '\\]')}${translateClass(body, ignoreCase)}]`;
    } else if (token.startsWith('(')) {
      outer.push(ignoreCase);
      if (token === '(?i:') ignoreCase = true;
      out += token === '(?i:' ? '(?:' : token.replace('(?P<', '(?<');
    } else {
      if (token === ')') ignoreCase = outer.pop() ?? false;
      out += token.startsWith('\\') ? escape(token) : literal(token, ignoreCase);
    }
  }
  return out;
}

function translateClass(body: string, ignoreCase: boolean): string {
  const text = body
    .replace(/\[:(\w+):\]/g, (whole, name: string) => posixClasses[name] ?? whole)
    .replace(/\\[pP](?:\{\^?\w+\}|.)|\\[^]|\[/gu, (part) =>
      part === '[' || part === '\\-' ? `\\${part.at(-1)!}` : escape(part),
    );
  const letters = ignoreCase ? (text.match(/(?<!\\)[a-z](?:-[a-z])?/gi) ?? []).join('') : '';
  return text + letters.toLowerCase() + letters.toUpperCase();
}

/** With the flag `u`, JavaScript wants braces around a property's name, and refuses to escape what needs no escape. */
function escape(token: string): string {
  const name = token.slice(1);
  if (/^[pP].$/u.test(name)) return `\\${name.slice(0, 1)}{${name.slice(1)}}`;
  if (Object.hasOwn(spellings, name)) return spellings[name]!;
  return /^[^A-Za-z0-9^$\\.*+?()[\]{}|/]$/u.test(name) ? name : token;
}

function literal(character: string, ignoreCase: boolean): string {
  if (ignoreCase && /^[a-z]$/i.test(character)) return `[${character.toLowerCase()}${character.toUpperCase()}]`;
  return /^[\]{}]$/.test(character) ? `\\${character}` : character;
}
