import { Random } from '../random.ts';

/** What is put into a text: characters that mean something to YAML, and scalars that readers differ on. */
const snippets = [
  ...Array.from(` \t\n\r:-?#'"[]{},&*!|>%@\`\\~=.`),
  ...[
    ': ',
    '- ',
    ' #',
    '\n\n',
    '\n---\n',
    '\n--- x\n',
    '\n...\n',
    '<<: ',
    '&a ',
    '*a ',
    '!!str ',
    '| \n',
    '>-\n',
    '  ',
    '\u2028',
    '\ufeff',
    '\0',
  ],
  ...['yes', '0777', '0o7', '1_0', '1e3', '.inf', '12:30:45', '{{ x }}', '\\x', 'null', '\ud83d\ude00', '\u0085'],
];

type Mutate = (text: string, random: Random) => string;

const mutators: readonly Mutate[] = [
  (text, random) => splice(text, random.below(text.length + 1), 0, random.pick(snippets)),
  (text, random) => splice(text, random.below(text.length), 1, ''),
  (text, random) => splice(text, random.below(text.length), 1, random.pick(snippets)),
  (text, random) => splice(text, random.below(text.length), random.below(20), ''),
  (text, random) => text.slice(0, random.below(text.length)),
  ofLines((lines, at) => lines.toSpliced(at, 1)),
  ofLines((lines, at) => lines.toSpliced(at, 0, lines[at]!)),
  ofLines((lines, at, random) => lines.with(at, lines[random.below(lines.length)]!)),
  ofLines((lines, at) => lines.with(at, ` ${lines[at]!}`)),
  ofLines((lines, at) => lines.with(at, lines[at]!.slice(1))),
  ofLines((lines, at) =>
    lines.with(
      at,
      lines[at]!.replace(/^ +/, (blanks) => '\t'.repeat(blanks.length)),
    ),
  ),
  ofLines((lines, at, random) =>
    lines.with(
      at,
      lines[at]!.replace(/: .*/, () => `: ${random.pick(snippets)}`),
    ),
  ),
  ofLines((lines, at) => [...lines.slice(0, at), `${lines[at]!}${lines[at + 1] ?? ''}`, ...lines.slice(at + 2)]),
];

/** So many variations of texts, each with one to three changes; the same ones for the same seed. */
export function mutations(texts: readonly string[], count: number, seed: number): string[] {
  const random = new Random(String(seed));
  return Array.from({ length: count }, () => {
    let text = random.pick(texts);
    for (let change = random.below(3); change >= 0 && text !== ''; change -= 1)
      text = random.pick(mutators)(text, random);
    return text;
  });
}

function splice(text: string, at: number, remove: number, insert: string): string {
  return text.slice(0, at) + insert + text.slice(at + remove);
}

function ofLines(change: (lines: readonly string[], at: number, random: Random) => string[]): Mutate {
  return (text, random) => {
    const lines = text.split('\n');
    return change(lines, random.below(lines.length), random).join('\n');
  };
}
