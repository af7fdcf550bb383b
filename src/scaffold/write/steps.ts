/** A change that can be taken back. */
export interface Step {
  /** What is changed, for people. */
  readonly path: string;
  readonly make: () => void;
  readonly undo: () => void;
}

/** A step that failed. Those before it were taken back, but for `left`. */
export class StepError extends Error {
  readonly path: string;
  /** Paths that are changed and could not be brought back. */
  readonly left: readonly string[];

  constructor(path: string, left: readonly string[], cause: unknown) {
    super(path, { cause });
    this.path = path;
    this.left = left;
  }
}

/** Makes all steps, or none. @throws StepError */
export function makeSteps(steps: readonly Step[]): void {
  steps.forEach((step, index) => {
    try {
      step.make();
    } catch (cause) {
      throw new StepError(step.path, undoSteps(steps.slice(0, index)), cause);
    }
  });
}

function undoSteps(made: readonly Step[]): string[] {
  return made.toReversed().flatMap(({ path, undo }) => {
    try {
      undo();
      return [];
    } catch {
      return [path];
    }
  });
}
