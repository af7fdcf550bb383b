import { CliError } from '../../errors.ts';
import type { BaselineEntry } from '../../model/baseline.ts';

const header = `# k8s-platform baseline 1: findings that were there when it was made. They do not fail k8s-platform lint; new ones do.
# A line is: file rule object fingerprint. k8s-platform baseline update takes out what is fixed.
`;

/** Sorted, one line for each entry, so that branches which fix different things merge. */
export function baselineText(entries: readonly BaselineEntry[]): string {
  const lines = new Set(entries.map(lineOf));
  return `${header}${[...lines]
    .sort()
    .map((line) => `${line}\n`)
    .join('')}`;
}

/**
 * Reads what `baselineText` wrote, in any order; a line that a merge has doubled counts once.
 * @throws CliError `bad-baseline` that names the line
 */
export function parseBaseline(text: string, file: string): BaselineEntry[] {
  const entries = new Map<string, BaselineEntry>();
  text.split('\n').forEach((raw, index) => {
    const line = raw.trim();
    if (line === '') return;
    if (line.startsWith('#')) refuseOtherVersion(line, `${file}:${index + 1}`);
    else {
      const entry = entryOf(line, `${file}:${index + 1}`);
      entries.set(entry.fingerprint, entry);
    }
  });
  return [...entries.values()];
}

function lineOf({ file, rule, object, fingerprint }: BaselineEntry): string {
  return [encode(file), rule, object === '' ? '-' : encode(object), fingerprint].join(' ');
}

function entryOf(line: string, place: string): BaselineEntry {
  if (/^(?:<{7}|={7}|>{7}|\|{7})(?: |$)/.test(line))
    throw new CliError(
      'bad-baseline',
      `${place}: a merge was left unresolved`,
      'keep the lines of both sides, without the markers; then k8s-platform baseline update',
    );
  const fields = line.split(' ');
  const [file = '', rule = '', object = '', fingerprint = ''] = fields;
  if (fields.length !== 4 || !/^[a-z-]+\/[a-z0-9-]+$/.test(rule) || !/^[0-9a-f]{32}(?:-\d+)?$/.test(fingerprint))
    throw new CliError(
      'bad-baseline',
      `${place}: no entry of a baseline: ${line.length > 60 ? `${encode(line.slice(0, 60))}…` : encode(line)}`,
      'a line is: file rule object fingerprint; remove the line, or restore the file from git',
    );
  return { file: decode(file), rule, object: object === '-' ? '' : decode(object), fingerprint };
}

function refuseOtherVersion(comment: string, place: string): void {
  const version = /^# k8s-platform baseline (\d+)/.exec(comment)?.[1];
  if (version === undefined || version === '1') return;
  throw new CliError(
    'bad-baseline',
    `${place}: a baseline of format ${version}, and 1 is the one that is known`,
    'update generator-k8s-platform, or write it anew: k8s-platform baseline create --force',
  );
}

/** Blanks, control characters and what turns the direction of writing would break the line, or hide what it says. */
function encode(text: string): string {
  return text.replace(/[\s%\p{Cc}\p{Cf}\p{Cs}]|^[#-]/gu, (character) =>
    character >= '\ud800' && character <= '\udfff' ? '%EF%BF%BD' : encodeByte(character),
  );
}

function encodeByte(character: string): string {
  return [...Buffer.from(character)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
