/** A stretch of a file between separators. */
export interface Chunk {
  readonly start: number;
  readonly end: number;
  readonly line: number;
}

export interface Split {
  readonly chunks: readonly Chunk[];
  /** Offsets of `---` lines that carry something other than a comment, which kubectl refuses. */
  readonly badSeparators: readonly number[];
}

/**
 * Cuts a file into documents as kubectl does: at every line that starts with `---`, before any YAML is read.
 * Source: k8s.io/apimachinery/pkg/util/yaml, YAMLReader.
 */
export function split(text: string): Split {
  const chunks: Chunk[] = [];
  const badSeparators: number[] = [];
  let start = 0;
  let line = 1;
  const close = (end: number) => {
    if (/\S/.test(text.slice(start, end))) chunks.push({ start, end, line });
    for (let at = text.indexOf('\n', start); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) line += 1;
  };
  for (const separator of text.matchAll(/^---(.*)$/gm)) {
    close(separator.index);
    const rest = separator[1]!.trim();
    if (rest !== '' && !rest.startsWith('#')) badSeparators.push(separator.index);
    start = separator.index + separator[0].length;
  }
  close(text.length);
  return { chunks, badSeparators };
}
