import { CliError } from '../../errors.ts';
import { AnswerError } from './answer-error.ts';
import { answerProblem, checkAnswers, choicesOf, meaningOf, type Answers } from './answers.ts';
import type { Ask } from './ask.ts';
import { toPlatform, type Platform } from './platform.ts';
import { questions, toAnswer, type Question } from './questions.ts';
import { flagNamed } from '../../words.ts';

export interface Given {
  /** From flags and the answers file. */
  readonly answers: Readonly<Partial<Record<keyof Answers, unknown>>>;
  /** Take the suggestion for whatever is not given. */
  readonly acceptSuggestions: boolean;
  /** Asks a person; undefined when there is nobody to ask. */
  readonly ask?: Ask | undefined;
}

/** All answers: what is given, then what a person says, then what is suggested; as the platform that they describe. */
export async function collectAnswers({ answers, acceptSuggestions, ask }: Given): Promise<Platform> {
  const collected: Partial<Record<keyof Answers, unknown>> = { ...checkAnswers(answers) };
  const missing: string[] = [];
  for (const question of questions) {
    const { name, when } = question;
    const before = collected as Partial<Answers>;
    if (when !== undefined && !when(before)) {
      if (collected[name] !== undefined) throw pointless(question);
      continue;
    }
    if (collected[name] !== undefined) continue;
    const suggested = question.suggested(before);
    if (acceptSuggestions) collected[name] = toAnswer(question, suggested);
    else if (ask === undefined) missing.push(flagNamed(question.name));
    else {
      const typed = await ask({
        name,
        message: question.message,
        suggested,
        choices: choicesOf(name),
        problem: (text) => answerProblem(name, toAnswer(question, text)),
      });
      collected[name] = toAnswer(question, typed);
    }
  }
  if (missing.length > 0) {
    throw new CliError(
      'missing-answer',
      `no terminal to ask on, and no answer for ${firstOf(missing)}`,
      'give these flags, or --answers <file>, or --yes to take what is suggested',
    );
  }
  return toPlatform(checkAnswers(collected) as Answers);
}

/** What a repository keeps, complete. */
export interface Kept {
  readonly platform: Platform;
  /** Answers that it does not have, because the questions are newer: as the repository is without them. */
  readonly assumed: readonly { readonly name: string; readonly answer: string }[];
}

/**
 * The answers that a repository was made from. Nothing is suggested: what is there must stay as it is.
 * @throws AnswerError for answers that are missing or not legal
 */
export function keptAnswers(answers: Given['answers']): Kept {
  const collected: Partial<Record<keyof Answers, unknown>> = { ...checkAnswers(answers) };
  for (const name of ['clusters', 'applications'] as const)
    if (collected[name] === undefined && collected.application === undefined)
      throw new AnswerError([], `${name} is missing`, 'take it from an older commit of the file: git log -p');
  const assumed: { name: string; answer: string }[] = [];
  for (const question of questions) {
    const { name, when, unasked } = question;
    if (when !== undefined && !when(collected as Partial<Answers>)) {
      if (collected[name] !== undefined) throw pointless(question);
    } else if (collected[name] === undefined) {
      if (unasked === undefined) throw missing(question, collected as Partial<Answers>);
      assumed.push({ name, answer: unasked });
      collected[name] = toAnswer(question, unasked);
    }
  }
  return { platform: toPlatform(checkAnswers(collected) as Answers), assumed };
}

function missing(question: Question, before: Partial<Answers>): AnswerError {
  const { name, suggested } = question;
  return new AnswerError([], `${name} is missing`, `write ${name}, such as ${suggested(before)}: ${meaningOf(name)}`);
}

function pointless(question: Question): AnswerError {
  return new AnswerError(
    [question.name],
    `${question.name}: has no effect with the other answers`,
    `leave it out (${flagNamed(question.name)}), or change what makes it pointless`,
  );
}

/** The first five, and how many more. */
function firstOf(flags: readonly string[]): string {
  const more = flags.length - 5;
  return flags.slice(0, 5).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
