import { CliError } from '../../errors.ts';
import { answerProblem, checkAnswers, choicesOf, type Answers } from './answers.ts';
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

function pointless(question: Question): CliError {
  return new CliError(
    'bad-answer',
    `${question.name}: has no effect with the other answers`,
    `leave ${flagNamed(question.name)} out, or change what makes it pointless`,
  );
}

/** The first five, and how many more. */
function firstOf(flags: readonly string[]): string {
  const more = flags.length - 5;
  return flags.slice(0, 5).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
