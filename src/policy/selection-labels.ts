import type { Json } from '../model/resource.ts';

type Requirement = (labels: Readonly<Json>) => boolean;

const setBased = /^(\S+)\s+(in|notin)\s*\(([^)]*)\)$/;
const equality = /^([^\s=!]+)\s*(==|=|!=)\s*(\S*)$/;

/** A label selector as kubectl's `--selector` takes it: `app=web,tier!=cache,team in (a,b),!legacy`. */
export function labelSelector(text: string): Requirement {
  const requirements = text
    .split(/,(?![^(]*\))/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(requirement);
  return (labels) => requirements.every((meets) => meets(labels));
}

function requirement(text: string): Requirement {
  const [, listed = '', operator, list = ''] = setBased.exec(text) ?? [];
  if (operator !== undefined) {
    const values = list.split(',').map((value) => value.trim());
    return (labels) => values.includes(String(labels[listed])) === (operator === 'in');
  }
  const [, key = '', sign, value] = equality.exec(text) ?? [];
  if (sign !== undefined) return (labels) => (String(labels[key]) === value) === (sign !== '!=');
  return text.startsWith('!')
    ? (labels) => !Object.hasOwn(labels, text.slice(1).trim())
    : (labels) => Object.hasOwn(labels, text);
}
