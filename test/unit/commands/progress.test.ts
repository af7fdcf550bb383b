import { describe, expect, test } from 'vitest';
import { progressLine, type ProgressLine } from '../../../src/commands/lint/progress.ts';
import type { Host, Output } from '../../../src/host.ts';

interface Terminal {
  readonly line: ProgressLine;
  readonly written: string[];
  /** Lets milliseconds pass. */
  readonly wait: (milliseconds: number) => void;
}

function terminal(about: { columns?: number; env?: Record<string, string>; quiet?: boolean } = {}): Terminal {
  const written: string[] = [];
  let now = 5000;
  const output = (name: string): Output => ({
    write: (text) => void written.push(`${name}:${text}`),
    colour: false,
    columns: 'columns' in about ? about.columns : 40,
  });
  const host = {
    stdout: output('out'),
    stderr: output('err'),
    env: about.env ?? {},
    now: () => now,
  } as unknown as Host;
  const line = progressLine(host, { quiet: about.quiet ?? false });
  return { line, written, wait: (milliseconds) => void (now += milliseconds) };
}

const erase = 'err:\r\u001b[2K';

describe('the line of progress', () => {
  test('is shown after a second, ten times a second at most, and taken away', () => {
    const { line, written, wait } = terminal();
    wait(999);
    line.progress!('files', 1, 300);
    expect(written).toEqual([]);
    wait(1);
    line.progress!('files', 2, 300);
    wait(99);
    line.progress!('files', 3, 300);
    expect(written).toEqual([`${erase}reading files: 2 of 300, 298 left`]);
    wait(1);
    line.progress!('units', 1, 7);
    line.end();
    line.end();
    expect(written.slice(1)).toEqual([`${erase}rendering: 1 of 7, 6 left`, erase]);
  });

  test('makes way for other output', () => {
    const { line, written, wait } = terminal();
    wait(1000);
    line.progress!('objects', 1, 2);
    line.host.stdout.write('report\n');
    line.host.stderr.write('note\n');
    expect(written.slice(1)).toEqual([erase, 'out:report\n', 'err:note\n']);
  });

  test('fits a narrow terminal', () => {
    const { line, written, wait } = terminal({ columns: 10 });
    wait(1000);
    line.progress!('objects', 1, 2);
    expect(written).toEqual([`${erase}checking `]);
  });

  test.each([
    ['a pipe', { columns: undefined }],
    ['CI', { env: { CI: 'true' } }],
    ['a terminal that cannot erase', { env: { TERM: 'dumb' } }],
    ['who wants quiet', { quiet: true }],
  ])('is not for %s', (_, about) => {
    const { line } = terminal(about as Parameters<typeof terminal>[0]);
    expect(line.progress).toBeUndefined();
    line.end();
  });
});
