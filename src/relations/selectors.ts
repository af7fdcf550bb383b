import { isObject } from '../model/resource.ts';

export type Labels = Readonly<Record<string, unknown>>;

/** Whether a plain map of labels, as in a Service, selects these labels. An empty selector selects nothing. */
export function selectsExactly(selector: Labels, labels: Labels): boolean {
  const wanted = Object.entries(selector);
  return wanted.length > 0 && wanted.every(([key, value]) => labels[key] === value);
}

/** Whether a LabelSelector (matchLabels and matchExpressions) selects these labels. An empty one selects everything. */
export function selects(selector: unknown, labels: Labels): boolean {
  if (!isObject(selector)) return false;
  const { matchLabels, matchExpressions } = selector;
  if (isObject(matchLabels) && !Object.entries(matchLabels).every(([key, value]) => labels[key] === value))
    return false;
  return !Array.isArray(matchExpressions) || matchExpressions.every((expression) => holds(expression, labels));
}

function holds(expression: unknown, labels: Labels): boolean {
  if (!isObject(expression) || typeof expression.key !== 'string') return false;
  const present = Object.hasOwn(labels, expression.key);
  const values = Array.isArray(expression.values) ? expression.values : [];
  switch (expression.operator) {
    case 'In':
      return present && values.includes(labels[expression.key]);
    case 'NotIn':
      return !present || !values.includes(labels[expression.key]);
    case 'Exists':
      return present;
    case 'DoesNotExist':
      return !present;
    default:
      return false;
  }
}
