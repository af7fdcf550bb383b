import { isMap, isNode, isPair, isScalar, isSeq, LineCounter, parseDocument, type Document, type Node } from 'yaml';
import { version } from '../../assets.ts';
import { CliError } from '../../errors.ts';
import { isObject, type Json } from '../../model/resource.ts';
import { readText } from '../../read-text.ts';
import { AnswerError, type AnswerPath } from './answer-error.ts';

export const answersPath = '.k8s-platform/answers.yaml';

export interface AnswersFile {
  /** Of the package that wrote it; this one's when it does not say. */
  readonly version: string;
  readonly answers: Json;
  /** Does something with its answers. What is wrong with one of them is said with its line. */
  readonly locating: <T>(step: () => T) => T;
}

/**
 * Answers from a YAML file, such as .k8s-platform/answers.yaml of another repository.
 * @param shown what it is called in errors; its path when absent
 * @throws CliError `unreadable`, or `bad-answer` with line and column
 */
export function readAnswersFile(path: string, shown = path): AnswersFile {
  const lines = new LineCounter();
  const document = parseDocument(readText(path, 'name a readable file with --answers'), {
    lineCounter: lines,
    prettyErrors: false,
  });
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return `${shown}:${line}:${col}`;
  };
  const [error] = document.errors;
  if (error !== undefined)
    throw new CliError('bad-answer', `${place(error.pos[0])}: ${error.message}`, 'correct the YAML there');
  const answers: unknown = document.toJS() ?? {};
  if (!isObject(answers))
    throw new CliError('bad-answer', `${shown} holds no mapping of answers`, 'write `name: my-platform` and so on');
  const { generator, ...own } = answers;
  return {
    version: isObject(generator) ? String(generator.version) : version,
    answers: own,
    locating: (step) => {
      try {
        return step();
      } catch (thrown) {
        if (!(thrown instanceof AnswerError)) throw thrown;
        throw new CliError(thrown.code, `${place(offsetOf(document, thrown.path))}: ${thrown.message}`, thrown.advice);
      }
    },
  };
}

/** Where an answer is, or as much of its path as there is. */
function offsetOf({ contents }: Document, path: AnswerPath): number {
  let node: unknown = contents;
  let offset = 0;
  for (const step of path) {
    const next = childOf(node, step);
    if (next === undefined) break;
    offset = next.at.range?.[0] ?? offset;
    node = next.value;
  }
  return offset;
}

/** An entry of a mapping begins with its key. */
function childOf(node: unknown, step: string | number): { at: Node; value: unknown } | undefined {
  if (isMap(node)) {
    const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
    return isPair(pair) && isNode(pair.key) ? { at: pair.key, value: pair.value } : undefined;
  }
  const item = isSeq(node) ? node.items[Number(step)] : undefined;
  return isNode(item) ? { at: item, value: item } : undefined;
}
