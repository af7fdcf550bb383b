import { LineCounter, parseDocument } from 'yaml';
import { version } from '../../assets.ts';
import { CliError } from '../../errors.ts';
import { isObject, type Json } from '../../model/resource.ts';
import { readText } from '../../read-text.ts';

export const answersPath = '.k8s-platform/answers.yaml';

export interface AnswersFile {
  /** Of the package that wrote it; this one's when it does not say. */
  readonly version: string;
  readonly answers: Json;
}

/**
 * Answers from a YAML file, such as .k8s-platform/answers.yaml of another repository.
 * @throws CliError `unreadable`, or `bad-answer` with line and column
 */
export function readAnswersFile(path: string): AnswersFile {
  const lines = new LineCounter();
  const document = parseDocument(readText(path, 'name a readable file with --answers'), {
    lineCounter: lines,
    prettyErrors: false,
  });
  const [error] = document.errors;
  if (error !== undefined) {
    const { line, col } = lines.linePos(error.pos[0]);
    throw new CliError('bad-answer', `${path}:${line}:${col}: ${error.message}`, 'correct the YAML there');
  }
  const answers: unknown = document.toJS() ?? {};
  if (!isObject(answers))
    throw new CliError('bad-answer', `${path} holds no mapping of answers`, 'write `name: my-platform` and so on');
  const { generator, ...own } = answers;
  return { version: isObject(generator) ? String(generator.version) : version, answers: own };
}
