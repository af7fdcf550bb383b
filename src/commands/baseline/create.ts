import { existsSync } from 'node:fs';
import { CliError } from '../../errors.ts';
import { toEntry } from '../../findings/baseline/compare.ts';
import type { Host } from '../../host.ts';
import { counted } from '../../words.ts';
import { open, write, type BaselineOptions } from './open.ts';

export interface CreateOptions extends BaselineOptions {
  readonly force?: boolean;
}

/** @throws CliError `would-overwrite` */
export async function create(options: CreateOptions, host: Host): Promise<void> {
  const { request, place } = await open(options, host);
  try {
    if (existsSync(place.path) && options.force !== true)
      throw new CliError(
        'would-overwrite',
        `${place.shown} is there already`,
        'k8s-platform baseline update takes out what is fixed; --force writes it anew, with all that is new',
      );
    const { lint } = await import('../../pipeline/lint.ts');
    const { findings, summary } = await lint(request);
    write(place, findings.map(toEntry));
    const { errors, warnings, infos } = summary;
    host.stdout.write(
      `${place.shown}: ${counted(findings.length, 'finding')} (${counted(errors, 'error')}, ${counted(warnings, 'warning')}, ${infos} info)\n` +
        `commit it; from now on k8s-platform lint${place.found ? '' : ` --baseline ${place.shown}`} fails on new findings only\n`,
    );
  } finally {
    await request.engines.close();
  }
}
