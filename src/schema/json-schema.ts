/** The part of JSON Schema that Kubernetes uses, with its extensions. Objects refuse fields that they do not declare. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: SchemaType | readonly SchemaType[];
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly items?: JsonSchema;
  readonly default?: unknown;
  readonly 'x-kubernetes-int-or-string'?: boolean;
  /** Whether null is a value, and not the absence of one. */
  readonly nullable?: boolean;
  /** What custom resources ask for beyond the type. */
  readonly constraints?: Constraints;
}

/** Limits on a value, as CustomResourceDefinitions state them. */
export interface Constraints {
  readonly minimum?: number;
  readonly exclusiveMinimum?: boolean;
  readonly maximum?: number;
  readonly exclusiveMaximum?: boolean;
  readonly multipleOf?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: { readonly source: string; readonly test: RegExp | undefined };
  readonly minItems?: number;
  readonly maxItems?: number;
  /** Items of a list differ: as a whole, or in these fields together. */
  readonly unique?: 'items' | readonly string[];
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly allOf?: readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly not?: JsonSchema;
}

export type SchemaType = 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean';

/** The types of `value`, most exact first; a bigint is an integer like any other. */
export function typeOf(value: unknown): SchemaType | 'null' {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'bigint') return 'integer';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value as SchemaType;
}
