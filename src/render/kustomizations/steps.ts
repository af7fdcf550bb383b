/** A step on kustomize's way to what kept it from going on. */
export interface Step {
  readonly folder: string;
  /** The entry of the kustomization in that folder; undefined for the kustomization itself. */
  readonly entry?: string;
}

const steps =
  /(?:recursed accumulation of|couldn't make target for) path '\/([^']*)'|(?:resources|components?) from '([^']+)'/g;

/** The steps that an error names, the last one first. */
export function stepsIn(error: string, start: string): Step[] {
  const found: Step[] = [];
  let folder = start;
  for (const [, entered, entry] of error.matchAll(steps)) {
    if (entered !== undefined) folder = entered;
    found.push({ folder, ...(entry === undefined ? {} : { entry }) });
  }
  return found.reverse();
}

const lastFolder = /^.*(?:recursed accumulation of|couldn't make target for) path '[^']*': /s;
const aroundIt =
  /^(?:accumulating \w+(?: from '[^']*')?: |accumulation err='|accumulateDirectory: "|'[^']*' must resolve to a file': )+/;
const transformerConfig = / with config: `[^`]*`/;
const otherAttempt = /': must build at directory: .*$/s;

/** What an error says in the end, without the steps that lead there and the quotes around it. */
export function causeOf(error: string): string {
  const cause = error
    .replace(lastFolder, '')
    .replace(aroundIt, '')
    .replace(transformerConfig, '')
    .replace(otherAttempt, '')
    .trim()
    .split('\n')[0]!;
  const isOpen = (quote: string) => (cause.split(quote).length - 1) % 2 === 1;
  return [`'`, '"'].some((quote) => cause.endsWith(quote) && isOpen(quote)) ? cause.slice(0, -1) : cause;
}
