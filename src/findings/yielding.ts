import { isWithin, type JsonPath } from '../model/json-path.ts';
import type { RuleId } from '../model/rule.ts';

/** Where a rule has said something. */
export interface Place {
  readonly rule: RuleId;
  /** What tells the object from all others; absent where it is about a file. */
  readonly subject?: unknown;
  /** Of the field within the object. */
  readonly path: JsonPath;
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
    const key = keyOf(place.rule, place.file);
    const places = this.#spoken.get(key);
    if (places === undefined) this.#spoken.set(key, [place]);
    else places.push(place);
  }

  /** Whether one that was noted says it better. */
  yields(place: Place): boolean {
    return this.#yieldsTo(place.rule).some(
      (rule) => this.#spoken.get(keyOf(rule, place.file))?.some((other) => isSameMistake(place, other)) === true,
    );
  }
}

function keyOf(rule: RuleId, file: string): string {
  return `${rule}\0${file}`;
}

/** The same field of an object, or one right within it; where one is about a file, the same line. */
function isSameMistake(quiet: Place, better: Place): boolean {
  if (quiet.subject !== undefined && better.subject !== undefined)
    return quiet.subject === better.subject && isAtOrIn(better.path, quiet.path);
  return quiet.line === better.line;
}

function isAtOrIn(path: JsonPath, field: JsonPath): boolean {
  return path.length - field.length <= 1 && isWithin(path, field);
}
