import { distance } from 'fastest-levenshtein';

/** The nearest of `known` to what somebody typed, when it is near enough to be a slip of the finger. */
export function closest(typed: string, known: Iterable<string>): string | undefined {
  const limit = Math.max(1, Math.floor(typed.length / 3));
  let best: { word: string; far: number } | undefined;
  for (const word of known) {
    const far = distance(typed.toLowerCase(), word.toLowerCase());
    if (far <= limit && (best === undefined || far < best.far)) best = { word, far };
  }
  return best?.word;
}

/** `a, b or c`. */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)!}`;
}

/** `onCall` → `--on-call`. */
export function flagNamed(name: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** `1 file`, `2 files`. */
export function counted(count: number, singular: string, plural = `${singular}s`): string {
  const digits = String(count).replace(/\B(?=(\d{3})+$)/g, ','); // toLocaleString takes ten milliseconds at first
  return `${digits} ${count === 1 ? singular : plural}`;
}
