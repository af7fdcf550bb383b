import type { ApplicationTemplate } from './applications.ts';

/** Parameters to try a template with; those that are not named have their defaults. */
export interface TemplateCase {
  readonly name: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly isDefault: boolean;
}

/** The defaults, and then each other value that a parameter can have, one at a time. */
export function casesOf({ parameters }: Pick<ApplicationTemplate, 'parameters'>): TemplateCase[] {
  const others = Object.entries(parameters).flatMap(([name, schema]) =>
    (schema.type === 'boolean' ? [true, false] : (schema.enum ?? []))
      .filter((value) => value !== schema.default)
      .map((value) => ({ name: `${name}: ${String(value)}`, parameters: { [name]: value }, isDefault: false })),
  );
  return [{ name: 'defaults', parameters: {}, isDefault: true }, ...others];
}
