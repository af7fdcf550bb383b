import { describeAmbiguity, isAmbiguous } from './ambiguous.ts';
import { documentText } from './document-text.ts';
import { parseJson, resolveJson, skipSpace } from './json.ts';
import type { Node } from './node.ts';
import { FatalProblem, maxOfOneKind, type Problem } from './problem.ts';
import { resolveScalar } from './scalars.ts';
import { valueOf } from './value.ts';
import { compose } from './yaml/compose.ts';

export interface Reading {
  /** Undefined when nothing can be made of the text, or nothing is there. */
  readonly value: unknown;
  /** In document order; offsets are those of the file. */
  readonly problems: readonly Problem[];
}

/** Reads one YAML document of a file, from `start` to `end`, as Kubernetes reads it. */
export function readYaml(file: string, start: number, end: number): Reading {
  const { text, problem } = documentText(file, start, end);
  const composed = compose(text);
  const { aliased } = composed;
  const valued = composed.root && valueOf(composed.root, { aliased, resolve: resolveScalar, isAmbiguous });
  const problems = [
    ...(problem === undefined ? [] : [problem]),
    ...composed.problems,
    ...(valued?.problems ?? []),
    ...(valued?.ambiguous.slice(0, maxOfOneKind) ?? []).map((scalar): Problem => ({
      code: 'ambiguous-scalar',
      start: scalar.node.start,
      end: scalar.node.end,
      detail: describeAmbiguity(scalar),
      ...(scalar.isIdiom === true ? { severity: 'info' } : {}),
    })),
  ];
  return {
    value: valued?.value,
    problems: problems.map((problem) => ({ ...problem, start: start + problem.start, end: start + problem.end })),
  };
}

export interface JsonReading extends Reading {
  readonly start: number;
  readonly end: number;
}

export interface JsonStream {
  readonly documents: readonly JsonReading[];
  /** What ended the stream before the end of the text. */
  readonly problem?: Problem;
}

const noAliases: ReadonlySet<Node> = new Set();
const jsonRules = { aliased: noAliases, resolve: resolveJson, isAmbiguous: () => false };

/** The JSON values that a file starts with; they need nothing between them. */
export function readJson(file: string): JsonStream {
  const documents: JsonReading[] = [];
  for (let at = skipSpace(file, 0); at < file.length;) {
    try {
      const root = parseJson(file, at);
      const { value, problems } = valueOf(root, jsonRules);
      documents.push({ value, problems, start: root.start, end: root.end });
      at = skipSpace(file, root.end);
    } catch (error) {
      if (!(error instanceof FatalProblem)) throw error;
      return { documents, problem: error.problem };
    }
  }
  return { documents };
}
