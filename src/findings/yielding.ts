import { isWithin, type JsonPath } from '../model/json-path.ts';
import type { RuleId } from '../model/rule.ts';
import type { Violation } from '../model/violation.ts';

interface Place {
  readonly violation: Violation;
  readonly file: string;
  readonly line: number;
}

/** Of rules that tell the same mistake, the ones that leave it to another. */
export class Yielding {
  readonly #yieldsTo: (rule: RuleId) => readonly RuleId[];
  /** By rule and file. */
  readonly #spoken = new Map<string, Place[]>();

  constructor(yieldsTo: (rule: RuleId) => readonly RuleId[]) {
    this.#yieldsTo = yieldsTo;
  }

  /** Takes note of a violation that counts, suppressed or not. */
  note(place: Place): void {
    const key = keyOf(place.violation.rule, place.file);
    const places = this.#spoken.get(key);
    if (places === undefined) this.#spoken.set(key, [place]);
    else places.push(place);
  }

  /** Whether one that was noted says it better. */
  yields(place: Place): boolean {
    return this.#yieldsTo(place.violation.rule).some(
      (rule) => this.#spoken.get(keyOf(rule, place.file))?.some((other) => isSameMistake(place, other)) === true,
    );
  }
}

function keyOf(rule: RuleId, file: string): string {
  return `${rule}\0${file}`;
}

/** The same field of an object, or one right within it; where one is about a file, the same line. */
function isSameMistake(quiet: Place, better: Place): boolean {
  const { subject, path } = quiet.violation;
  if ('id' in subject && 'id' in better.violation.subject)
    return subject === better.violation.subject && isAtOrIn(better.violation.path, path);
  return quiet.line === better.line;
}

function isAtOrIn(path: JsonPath, field: JsonPath): boolean {
  return path.length - field.length <= 1 && isWithin(path, field);
}
