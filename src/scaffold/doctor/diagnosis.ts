/** Something that `doctor` looked at. */
export interface Diagnosis {
  readonly what: string;
  /** `advice`: works without, but not all of it. */
  readonly state: 'fine' | 'advice' | 'wrong';
  /** Why, and the command that puts it right. */
  readonly because?: string;
  readonly command?: string;
}

export function fine(what: string): Diagnosis {
  return { what, state: 'fine' };
}

export function wrong(what: string, because: string, command?: string): Diagnosis {
  return { what, state: 'wrong', because, ...(command === undefined ? {} : { command }) };
}

export function advice(what: string, because: string, command?: string): Diagnosis {
  return { what, state: 'advice', because, ...(command === undefined ? {} : { command }) };
}
