import { AnswerError } from '../answers/answer-error.ts';
import type { Application } from './applications.ts';

/** @throws AnswerError when an application names another one that its team does not have */
export function refuseUnknownPeers(applications: readonly Application[]): void {
  for (const [index, { name, team, parameters }] of applications.entries()) {
    for (const parameter of ['from', 'to']) {
      const named = parameters[parameter];
      if (!Array.isArray(named) || named.length === 0) continue;
      const neighbours = applications.filter((other) => other.team === team && other.name !== name);
      const unknown = named.map(String).find((peer) => !neighbours.some((other) => other.name === peer));
      if (unknown !== undefined)
        throw new AnswerError(
          ['applications', index, 'parameters', parameter],
          `application ${name}: ${parameter}: ${unknown} is no other application of the team ${team}`,
          `there are: ${neighbours.map((other) => other.name).join(', ') || 'none'}`,
        );
    }
  }
}
