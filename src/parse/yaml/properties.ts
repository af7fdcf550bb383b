import { code, isBlankOrEnd, isWord } from './characters.ts';
import type { Cursor } from './cursor.ts';
import type { Mark } from './token.ts';

const mayFollowName = [0x3f, 0x3a, 0x2c, 0x5d, 0x7d, 0x25, 0x40, 0x60]; // ? : , ] } % @ `

/** `&name` or `*name`. */
export function scanName(cursor: Cursor): Mark {
  const start = cursor.at;
  const indicator = cursor.text[start]!;
  cursor.at += 1;
  while (isWord(cursor.unit())) cursor.at += 1;
  const name = cursor.text.slice(start + 1, cursor.at);
  const next = cursor.unit();
  if (name === '' || !(isBlankOrEnd(next) || mayFollowName.includes(next)))
    cursor.fail('alias-name', start, cursor.at, indicator);
  return { kind: indicator === '&' ? 'anchor' : 'alias', start, end: cursor.at, text: name };
}

const coreTag = 'tag:yaml.org,2002:';
const verbatim = /!<((?:[\w;/?:@&=+$,.!~*'()[\]-]|%[0-9a-fA-F]{2})+)>/y;
const shorthand = /!(?:([\w-]*)!)?((?:[\w;/?:@&=+$,.!~*'()[\]-]|%[0-9a-fA-F]{2})*)/y;

/** `!name`, `!!name`, `!<uri>` or `!`. The token's text is the tag in full. */
export function scanTag(cursor: Cursor): Mark {
  const start = cursor.at;
  const tag = takeTag(cursor);
  if (tag === undefined || !isBlankOrEnd(cursor.unit())) cursor.fail('bad-tag', start, Math.max(cursor.at, start + 1));
  return { kind: 'tag', start, end: cursor.at, text: tag };
}

function takeTag(cursor: Cursor): string | undefined {
  const isVerbatim = cursor.unit(1) === code.less;
  const pattern = isVerbatim ? verbatim : shorthand;
  pattern.lastIndex = cursor.at;
  const match = pattern.exec(cursor.text);
  if (match === null) return undefined;
  cursor.at = pattern.lastIndex;
  if (isVerbatim) return match[1]!;
  const [, handle, suffix = ''] = match;
  if (handle === undefined) return `!${suffix}`;
  if (suffix === '') return undefined;
  return handle === '' ? coreTag + suffix : undefined; // a handle of its own needs a directive, which is refused
}
