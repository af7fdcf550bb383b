import { isObject, type Resource } from '../model/resource.ts';
import type { RuleId } from '../model/rule.ts';

const annotationPrefix = 'k8s-platform.io/ignore.';
const comment = /#\s*k8s-platform-ignore\s+([\w-]+\/[\w-]+(?:\s*,\s*[\w-]+\/[\w-]+)*)\s*(?::\s*(.*))?$/;

/** A person's word that a finding is meant to be so. Without a reason it does not count. */
export interface Suppression {
  readonly reason: string;
}

/** The comment `# k8s-platform-ignore <rule>: reason` on the line, or alone on the line above. */
export function inlineSuppression(lines: readonly string[], line: number, rule: RuleId): Suppression | undefined {
  const own = comment.exec(lines[line - 1] ?? '');
  const above = lines[line - 2] ?? '';
  const match = own ?? (above.trimStart().startsWith('#') ? comment.exec(above) : null);
  if (!match?.[1]?.split(/\s*,\s*/).includes(rule)) return undefined;
  return { reason: match[2]?.trim() ?? '' };
}

/** The annotation `k8s-platform.io/ignore.<category>.<rule>: reason` on the object or on its pod template. */
export function annotatedSuppression(
  resource: Resource,
  templateMetadata: unknown,
  rule: RuleId,
): Suppression | undefined {
  const key = annotationPrefix + rule.replace('/', '.');
  for (const metadata of [resource.body.metadata, templateMetadata]) {
    const annotations = isObject(metadata) ? metadata.annotations : undefined;
    if (isObject(annotations) && Object.hasOwn(annotations, key))
      return { reason: typeof annotations[key] === 'string' ? annotations[key].trim() : '' };
  }
  return undefined;
}
