/** Variables that something replaces when the object is applied: Flux' `${NAME}`, templates, `<name>`, and `$(NAME)`. */
const variable = /\$\{[^}]*\}|\$\([^)]*\)|\{\{.*?\}\}|<[^>]*>/;

export function hasVariable(name: string): boolean {
  return variable.test(name);
}

/** The names that one with variables may come to; a name that ends in `*` is a prefix, to which a server adds. */
export function namePattern(name: string): RegExp | undefined {
  if (!hasVariable(name) && !name.includes('*')) return undefined;
  const parts = name.split(new RegExp(`${variable.source}|\\*`)).map((part) => part.replace(/[^\w]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`);
}
