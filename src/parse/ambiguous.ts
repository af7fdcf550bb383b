import type { Scalar } from './scalars.ts';
import type { AmbiguousScalar } from './value.ts';

/** How a scalar without quotes reads elsewhere than in Kubernetes. */
interface Ambiguity {
  readonly pattern: RegExp;
  /** What the value must be to Kubernetes for the difference to exist. */
  readonly kubernetes: 'boolean' | 'number' | 'string';
  /** Says nothing of the value itself, which may be secret. */
  readonly words: string;
}

const asNumber = 'write the number in plain decimal digits, or put it in quotes if it is meant as text';

/** In the order of precedence. Source: yaml.org/type for YAML 1.1, the core schema for 1.2. */
const ambiguities: readonly Ambiguity[] = [
  {
    pattern: /^/,
    kubernetes: 'boolean',
    words:
      'is a boolean to Kubernetes, and text to YAML 1.2; write `true` or `false`, or put it in quotes if it is meant as text',
  },
  { pattern: /_/, kubernetes: 'number', words: `is a number to Kubernetes, and text to YAML 1.2; ${asNumber}` },
  {
    pattern: /^[-+]?0+[1-7][0-7]+$/,
    kubernetes: 'number',
    words: `is an octal number to Kubernetes, and a decimal one to YAML 1.2; ${asNumber}`,
  },
  {
    pattern: /^[-+]?0[oO]/,
    kubernetes: 'number',
    words: `is an octal number to Kubernetes, and text to YAML 1.1; ${asNumber}`,
  },
  {
    pattern: /^(?:[-+]0[xX]|[-+]?0[bB]|0X)/,
    kubernetes: 'number',
    words: `is a number to Kubernetes, and text to YAML 1.2; ${asNumber}`,
  },
  {
    pattern: /^[-+]?0\d*[89]\d*$/,
    kubernetes: 'number',
    words: `is a number without its leading zeros to Kubernetes, and text to YAML 1.1; ${asNumber}`,
  },
  {
    pattern: /^[-+]?(?:\d+[eE]|[\d.]+[eE]\d)/,
    kubernetes: 'number',
    words: `is a number to Kubernetes, and text to YAML 1.1; ${asNumber}`,
  },
  {
    pattern: /^[-+]?[\d_]+(?::[0-5]?\d)+(?:\.[\d_]*)?$/,
    kubernetes: 'string',
    words: 'is text to Kubernetes, and a number to base 60 to YAML 1.1; put it in quotes',
  },
  {
    pattern: /^\d{4}-\d\d?-\d\d?(?:$|[Tt \t])/,
    kubernetes: 'string',
    words: 'is text to Kubernetes, and a date to YAML 1.1; put it in quotes',
  },
];

/** Whether readers of YAML 1.1 or 1.2 take a scalar without quotes for something else than Kubernetes does. */
export function isAmbiguous(text: string, value: Scalar): boolean {
  if (typeof value === 'boolean') return !/^(?:true|false)$/i.test(text);
  return mayBeAmbiguous(text, value) && ambiguityOf(text, value) !== undefined;
}

/** The mode of a file, `defaultMode: 0644`: everybody writes and reads it in octal. */
export function isFileMode(key: string, text: string): boolean {
  return /^0[0-7]{3,4}$/.test(text) && /(?:mode|umask)$/i.test(key);
}

/** What it is to whom, and what to do. */
export function describeAmbiguity({ node: { text }, value, isKey }: AmbiguousScalar): string {
  if (typeof value !== 'boolean') return `this ${ambiguityOf(text, value)?.words ?? ''}`;
  if (isKey) return `\`${text}\` is the key \`${value}\` to Kubernetes, and \`${text}\` to YAML 1.2; put it in quotes`;
  return `\`${text}\` ${ambiguityOf(text, value)?.words ?? ''}`;
}

function ambiguityOf(text: string, value: Scalar): Ambiguity | undefined {
  const type = typeof value === 'bigint' ? 'number' : typeof value;
  return ambiguities.find(({ pattern, kubernetes }) => kubernetes === type && pattern.test(text));
}

/** Leaves out, at little cost, nearly all that is clear: text that starts like no number, and short decimal numbers. */
function mayBeAmbiguous(text: string, value: Scalar): boolean {
  if (typeof value === 'number' && value >= 0 && value < 10) return text.length > 1;
  const first = text.charCodeAt(0);
  return first <= 0x39 && !/^[1-9]\d*$/.test(text);
}
