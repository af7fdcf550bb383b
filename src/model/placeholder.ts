/** What Flux, envsubst, templates, SOPS, vals, 1Password or a person put in the place of a value; see also policies/lib/placeholders. */
const placeholder = /\$\{[^}]+\}|\{\{.*\}\}|^ENC\[|^\s*<[^<>]+>\s*$|^\s*(?:op|ref\+[a-z]+|vault):/;

/** Whether a value is still to be filled in before the object goes to a cluster. */
export function isPlaceholder(value: unknown): boolean {
  return typeof value === 'string' && placeholder.test(value);
}

/** Whether anything in a value is. */
export function holdsPlaceholder(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return isPlaceholder(value);
  return Object.values(value).some(holdsPlaceholder);
}
