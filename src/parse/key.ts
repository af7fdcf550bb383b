import type { ScalarNode } from './node.ts';
import type { ProblemCode } from './problem.ts';
import { isWhole, type Scalar } from './scalars.ts';

/** The key that Kubernetes makes of a scalar: `yes` is "true", `0777` is "511", `1.10` is "1.1"; or why it can be none. */
export function keyName(node: ScalarNode, value: Scalar): string | { problem: ProblemCode } {
  switch (typeof value) {
    case 'string':
      return value;
    case 'boolean':
      return String(value);
    case 'bigint':
      return value < 1n << 63n ? String(value) : { problem: 'too-large-key' };
    case 'number':
      return isWhole(node.text) && node.tag === undefined ? String(value) : floatName(value);
    default:
      return { problem: 'null-key' };
  }
}

/** As strconv.FormatFloat(value, 'g', -1, 32) writes it, with YAML's words for what is no number. */
function floatName(value: number): string {
  if (Number.isNaN(value)) return '.nan';
  const single = Math.fround(value);
  if (!Number.isFinite(single)) return single < 0 ? '-.inf' : '.inf';
  const shortest = shortestDigits(single);
  const [mantissa = '', exponent = ''] = shortest.split('e');
  const power = Number(exponent);
  if (power < -4 || power >= 6)
    return `${mantissa}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
  return Object.is(single, -0) ? '-0' : String(Number(shortest));
}

/** The fewest digits that tell a number of 32 bits from its neighbours, as `d.ddde±x`. */
function shortestDigits(single: number): string {
  for (let digits = 0; ; digits += 1) {
    const text = single.toExponential(digits);
    if (digits === 8 || Math.fround(Number(text)) === single) return text;
  }
}
