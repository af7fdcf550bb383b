import type { RuleId } from '../model/rule.ts';
import type { Severity } from '../model/severity.ts';

/**
 * What can be wrong with a text, in a person's words: what it is, and what to do. `{}` stands for the detail.
 * Kubernetes refuses the document for each of them, but for those in `tolerated`.
 */
const words = {
  'alias-limit': 'aliases multiply the document beyond what Kubernetes reads; write the content out',
  'alias-name':
    '`{}` starts an alias or an anchor here, and no plain name follows; put the value in quotes if it is meant as text',
  'ambiguous-scalar': '{}',
  'bad-base64': 'the value is tagged as !!binary and is no base64',
  'bad-escape':
    '`{}` is no escape that YAML knows; write the character itself, or `\\\\` for a backslash, or use single quotes',
  'bad-tag': '`!` starts a tag here, and this is none; put the value in quotes if it is meant as text',
  'block-header':
    'only an indentation (1 to 9), `+` or `-`, and a comment may follow `|` or `>` on its line; the text starts on the next',
  'collection-key': 'a list or a mapping cannot be a key; put the value in quotes if the braces are meant as text',
  'control-character': 'the character {} may not stand in YAML; remove it, or write it as an escape in double quotes',
  directive: 'Kubernetes reads no YAML directives; remove this line',
  'document-limit': '{}',
  'document-mark': 'a line in a quoted text may not start with `---` or `...`; indent it',
  dropped:
    'Kubernetes reads the document up to here and drops the rest; put `---` before what is a document of its own',
  'duplicate-key':
    '`{}` already stands above in the same mapping; Kubernetes keeps the last value and drops the other without a word',
  'expected-comma': 'expected `,` or `{}` here; a value with commas, braces or colons in it needs quotes',
  'expected-dash': 'expected `- ` here: this line stands in a list, and is no item of it; check the indentation',
  'expected-key': 'expected `key: value` here; check the indentation and the quotes of this line and of the one above',
  'expected-value': 'expected a value here; put it in quotes if `{}` is meant as text',
  json: 'not JSON: {}',
  'key-too-long': 'the key has more than 1,024 characters',
  'list-in-line': 'a list cannot start here; put its first `- ` on the line below, indented',
  'no-mapping': 'what is merged by `<<` must be a mapping, or a list of mappings',
  'missing-colon': 'there is no `: ` after this; expected `key: value`, or a list item that starts with `- `',
  'not-finite':
    '`{}` is infinite or not a number, which Kubernetes cannot hold; put it in quotes if it is meant as text',
  'not-utf8': 'the bytes from here on are not UTF-8; save the file as UTF-8',
  'null-key': 'an empty key, `~` or `null` cannot be a key; put it in quotes if it is meant as text',
  'question-mark': '`? ` starts a key, which cannot stand here; put the value in quotes if it is meant as text',
  'self-alias': 'the alias `*{}` stands inside of what it stands for',
  separator: 'only a comment may follow the document separator `---` on its line',
  tab: 'a tab cannot indent YAML; use spaces',
  'tag-mismatch': 'the value is not what its tag {} says',
  'too-deep': 'nested more than 1,000 levels deep',
  'too-large-key': 'a number beyond 64 bits cannot be a key; put it in quotes',
  'unreadable-utf-16': 'the file is UTF-16 in a form that kubectl does not understand; save it as UTF-8',
  'utf-16': 'the file is UTF-16, which not all that read manifests understand; save it as UTF-8',
  unclosed: 'the `{}` here is never closed',
  'unexpected-character': 'a value cannot start with `{}`; put it in quotes',
  'unexpected-text': 'nothing may follow a value on its line; put all of the value in one pair of quotes',
  'unknown-alias': 'no anchor `&{}` stands above in this document; put the value in quotes if it is meant as text',
  'value-in-value':
    '`: ` cannot stand inside a value without quotes; put the value in quotes, or a nested key on a line of its own',
  'value-in-continued-value':
    'this line is indented deeper than the key above, so it continues the value of that key; line it up with the key',
} as const;

/** Go reads 10,000 levels; no manifest has a hundred, and recursion over them must end. */
export const maxDepth = 1000;

export type ProblemCode = keyof typeof words;

/** A place in a text, in UTF-16 code units, and what is wrong there. */
export interface Problem {
  readonly code: ProblemCode;
  readonly start: number;
  readonly end: number;
  readonly detail?: string;
  /** Where this one weighs less than its rule says. */
  readonly severity?: Severity;
}

export const maxOfOneKind = 100;

/** Problems as they are found: of each kind the first hundred, for more of them have one cause. */
export class ProblemList {
  readonly found: Problem[] = [];
  readonly #counts = new Map<ProblemCode, number>();

  add(problem: Problem): void {
    const count = this.#counts.get(problem.code) ?? 0;
    if (count === maxOfOneKind) return;
    this.#counts.set(problem.code, count + 1);
    this.found.push(problem);
  }
}

const tolerated: readonly ProblemCode[] = ['ambiguous-scalar', 'dropped', 'duplicate-key', 'utf-16'];

/** Whether Kubernetes does not read the document either. */
export function isRefusal({ code }: Problem): boolean {
  return !tolerated.includes(code);
}

const rules: Partial<Record<ProblemCode, RuleId>> = {
  'alias-limit': 'yaml/alias-limit',
  'ambiguous-scalar': 'yaml/ambiguous-scalar',
  'document-limit': 'yaml/document-limit',
  'duplicate-key': 'yaml/duplicate-key',
  'not-utf8': 'yaml/not-utf8',
  tab: 'yaml/tab-indentation',
  'unreadable-utf-16': 'yaml/not-utf8',
  'utf-16': 'yaml/not-utf8',
};

export function ruleOf({ code }: Problem): RuleId {
  return rules[code] ?? 'yaml/syntax';
}

export function describeProblem({ code, detail = '' }: Problem): string {
  return words[code].replace('{}', () => detail);
}

/** A problem after which the rest of the document makes no sense. */
export class FatalProblem extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(describeProblem(problem));
    this.problem = problem;
  }
}
