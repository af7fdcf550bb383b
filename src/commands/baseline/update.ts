import { toEntry } from '../../findings/baseline/compare.ts';
import type { Host } from '../../host.ts';
import { counted } from '../../words.ts';
import { readBaseline, tellsFixed } from '../scope/baseline.ts';
import { open, write, type BaselineOptions } from './open.ts';

export interface UpdateOptions extends BaselineOptions {
  readonly add?: boolean;
}

/** @throws CliError `no-such-path` when there is no baseline; `bad-baseline` */
export async function update(options: UpdateOptions, host: Host): Promise<void> {
  const { request, place } = await open(options, host);
  try {
    const before = readBaseline({ ...place, named: true }, undefined)!;
    const { lint } = await import('../../pipeline/lint.ts');
    const report = await lint({ ...request, baseline: { ...before, tellsFixed: tellsFixed(options) } });
    const { fixed, moved } = report.baseline!;
    const gone = new Set([...fixed, ...moved.map(({ from }) => from)]);
    const added = options.add === true ? report.findings.map(toEntry) : [];
    const kept = before.entries.filter((entry) => !gone.has(entry));
    const after = [...kept, ...moved.map(({ to }) => toEntry(to)), ...added];
    if (gone.size + added.length > 0) write(place, after);
    const changes = [
      fixed.length > 0 ? `${fixed.length} fixed taken out` : '',
      moved.length > 0 ? `${moved.length} moved` : '',
      added.length > 0 ? `${added.length} taken in` : '',
    ].filter(Boolean);
    host.stdout.write(
      `${place.shown}: ${changes.length === 0 ? 'nothing to change' : changes.join(', ')}; ${counted(after.length, 'finding')} left\n`,
    );
    if (options.add !== true && report.findings.length > 0)
      host.stdout.write(
        `${counted(report.findings.length, 'new finding')} not in it: k8s-platform lint shows ${report.findings.length === 1 ? 'it' : 'them'}\n`,
      );
  } finally {
    await request.engines.close();
  }
}
