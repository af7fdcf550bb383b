import { CliError } from '../errors.ts';
import { answerProblem, checkAnswers, type Answers } from './answers.ts';
import { flagOf, questions, toAnswer, type Question } from './questions.ts';

export interface Given {
  /** From flags and the answers file. */
  readonly answers: Readonly<Partial<Record<keyof Answers, unknown>>>;
  /** Take the suggestion for whatever is not given. */
  readonly acceptSuggestions: boolean;
  /** Asks a person; undefined when there is nobody to ask. */
  readonly ask?: (
    question: Question,
    suggested: string,
    problem: (typed: string) => string | undefined,
  ) => Promise<string>;
}

/** All answers: what is given, then what a person says, then what is suggested. */
export async function collectAnswers({ answers, acceptSuggestions, ask }: Given): Promise<Answers> {
  const collected: Partial<Record<keyof Answers, unknown>> = { ...answers };
  const missing: string[] = [];
  for (const question of questions) {
    if (collected[question.name] !== undefined) continue;
    const suggested = question.suggested(collected as Partial<Answers>);
    if (acceptSuggestions) collected[question.name] = toAnswer(question, suggested);
    else if (ask === undefined) missing.push(flagOf(question));
    else {
      const typed = await ask(question, suggested, (text) => answerProblem(question.name, toAnswer(question, text)));
      collected[question.name] = toAnswer(question, typed);
    }
  }
  if (missing.length > 0) {
    throw new CliError(
      'missing-answer',
      `no terminal to ask on, and no answer for ${missing.join(', ')}`,
      'give these flags, or --answers <file>, or --yes to take what is suggested',
    );
  }
  return checkAnswers(collected);
}
