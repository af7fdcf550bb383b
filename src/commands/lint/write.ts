import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { CliError } from '../../errors.ts';
import type { Host } from '../../host.ts';
import type { Report } from '../../model/report.ts';
import type { FormatOptions } from '../../report/format.ts';
import { loadFormat, type FormatRequest } from '../../report/formats.ts';

export type Wanted = Pick<FormatOptions, 'quiet' | 'failOn'>;

/** Writes a report in each format that was asked for: to its file, to where the format belongs, or to standard output. */
export async function writeReport(
  report: Report,
  requests: readonly FormatRequest[],
  wanted: Wanted,
  host: Host,
): Promise<void> {
  const finished = host.timestamp();
  for (const { name, file } of requests) {
    const { format, collector } = await loadFormat(name);
    const toFile: FormatOptions = { ...wanted, colour: false, columns: undefined, finished };
    const collected = collector === undefined ? undefined : host.env[collector];
    if (file !== undefined) save(() => writeInto(resolve(host.cwd, file), format(report, toFile)), file);
    else if (collected !== undefined && collected !== '')
      save(() => appendFileSync(collected, format(report, toFile)), `$${String(collector)}`);
    else
      host.stdout.write(
        format(report, { ...wanted, colour: host.stdout.colour, columns: host.stdout.columns, finished }),
      );
  }
}

function writeInto(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function save(write: () => void, file: string): void {
  try {
    write();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new CliError('unwritable', `the report cannot be written to ${file}: ${code}`, 'name another file');
  }
}
