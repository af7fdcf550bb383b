/** What a tool says of objects, by check. An object is named by its case and its own name. */
export class Findings {
  readonly #verdicts = new Map<string, boolean>();

  /** Once reported, an object stays so: a tool may judge its containers one by one. */
  add(check: string, inCase: string, object: string, reported: boolean): void {
    const key = keyOf(check, inCase, object);
    this.#verdicts.set(key, reported || (this.#verdicts.get(key) ?? false));
  }

  /** Undefined when the tool has not judged the object by this check. */
  verdict(check: string, inCase: string, object: string): boolean | undefined {
    return this.#verdicts.get(keyOf(check, inCase, object));
  }
}

function keyOf(check: string, inCase: string, object: string): string {
  return JSON.stringify([check, inCase, object]);
}
