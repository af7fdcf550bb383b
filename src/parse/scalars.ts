/**
 * What Kubernetes makes of a plain scalar: the rules of go.yaml.in/yaml/v2, which kubectl, Helm and Argo CD read with.
 * They are YAML 1.1 with exceptions: `yes` is true and `0777` is 511, but `12:30` and dates stay strings.
 */
const words = new Map<string, boolean | null>([
  ...forms(['y', 'yes', 'true', 'on'], true),
  ...forms(['n', 'no', 'false', 'off'], false),
  ...forms(['null'], null),
  ['', null],
  ['~', null],
]);
const notFinite = /^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;
const integer = /^[-+]?(?:0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO]?[0-7]+|[1-9][0-9]*|0)$/;
const float = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const int64Limit = 1n << 63n;
const uint64Limit = 1n << 64n;

export type Scalar = string | number | bigint | boolean | null;

/** @returns bigint only where a number would lose digits; Infinity and NaN, which no manifest may hold, as such. */
export function resolveScalar(text: string): Scalar {
  const first = text.charCodeAt(0);
  const numeric = (first >= 0x30 && first <= 0x39) || first === 0x2b || first === 0x2d || first === 0x2e; // 0-9 + - .
  if (numeric) return resolveNumber(text) ?? text;
  if (text.length > 5) return text;
  const word = words.get(text);
  return word === undefined ? text : word;
}

/** Whether Kubernetes takes a scalar for a whole number, rather than for a float that happens to be whole. */
export function isWhole(text: string): boolean {
  const digits = text.replaceAll('_', '');
  return /^[-+\d]/.test(text) && integer.test(digits) && resolveInteger(digits) !== undefined;
}

function resolveNumber(text: string): number | bigint | undefined {
  if (notFinite.test(text)) return text.toLowerCase().endsWith('n') ? NaN : text.startsWith('-') ? -Infinity : Infinity;
  const digits = text.startsWith('.') ? text.replace(/(?<=\d)_(?=\d)/g, '') : text.replaceAll('_', '');
  const integral = integer.test(digits) ? resolveInteger(digits) : undefined;
  if (integral !== undefined) return integral;
  const value = float.test(digits) ? Number(digits) : NaN;
  return Number.isFinite(value) ? value : undefined;
}

function resolveInteger(digits: string): number | bigint | undefined {
  const signed = digits.startsWith('-') || digits.startsWith('+');
  const body = (signed ? digits.slice(1) : digits).toLowerCase();
  const octal = /^0[0-7]+$/.test(body);
  if (body.length < 16 && !octal) return digits.startsWith('-') ? 0 - Number(body) : Number(body);
  const magnitude = BigInt(octal ? `0o${body}` : body);
  const value = digits.startsWith('-') ? -magnitude : magnitude;
  if (value < -int64Limit || value >= (signed ? int64Limit : uint64Limit)) return undefined;
  return Number.isSafeInteger(Number(value)) ? Number(value) : value;
}

function forms<T>(lowerCase: string[], value: T): [string, T][] {
  return lowerCase.flatMap((word): [string, T][] => [
    [word, value],
    [word[0]!.toUpperCase() + word.slice(1), value],
    [word.toUpperCase(), value],
  ]);
}
