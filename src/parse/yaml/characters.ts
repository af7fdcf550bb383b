/** Code units that mean something to YAML; `end` stands behind the last character of a text. */
export const code = {
  end: 0x00,
  tab: 0x09,
  lineFeed: 0x0a,
  carriageReturn: 0x0d,
  space: 0x20,
  exclamation: 0x21,
  doubleQuote: 0x22,
  hash: 0x23,
  percent: 0x25,
  ampersand: 0x26,
  singleQuote: 0x27,
  asterisk: 0x2a,
  plus: 0x2b,
  comma: 0x2c,
  dash: 0x2d,
  dot: 0x2e,
  zero: 0x30,
  nine: 0x39,
  colon: 0x3a,
  less: 0x3c,
  greater: 0x3e,
  question: 0x3f,
  at: 0x40,
  openBracket: 0x5b,
  backslash: 0x5c,
  closeBracket: 0x5d,
  backtick: 0x60,
  openBrace: 0x7b,
  pipe: 0x7c,
  closeBrace: 0x7d,
} as const;

export function isBlank(unit: number): boolean {
  return unit === code.space || unit === code.tab;
}

/** YAML 1.1 ends a line at U+0085, U+2028 and U+2029 too. */
export function isBreak(unit: number): boolean {
  if (unit < 0x80) return unit === code.lineFeed || unit === code.carriageReturn;
  return unit === 0x85 || unit === 0x2028 || unit === 0x2029;
}

export function isBreakOrEnd(unit: number): boolean {
  return unit === code.end || isBreak(unit);
}

export function isBlankOrEnd(unit: number): boolean {
  if (unit > code.space) return unit >= 0x80 && isBreak(unit);
  return unit === code.space || unit === code.lineFeed || unit === code.tab || isBreakOrEnd(unit);
}

/** Letters, digits, `_` and `-`: what anchors and tag handles are made of. */
export function isWord(unit: number): boolean {
  return (
    (unit >= 0x61 && unit <= 0x7a) ||
    (unit >= 0x41 && unit <= 0x5a) ||
    (unit >= code.zero && unit <= code.nine) ||
    unit === 0x5f ||
    unit === code.dash
  );
}

export function isDigit(unit: number): boolean {
  return unit >= code.zero && unit <= code.nine;
}
