import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formats } from '../../../report/formats.generated.ts';
import type { Step } from '../gate.ts';
import { expect } from './baseline.ts';

const count = 8;

export const shardSteps: Readonly<Record<string, Step>> = {
  async 'eight shards merged are one run, byte for byte'(repository) {
    const reports = `${repository.folder} reports`;
    mkdirSync(reports);
    const requests = (name: string) =>
      Object.keys(formats).flatMap((format) => ['--format', `${format}=${join(reports, `${name}.${format}`)}`]);
    const parts = Array.from({ length: count }, (_, index) => join(reports, `${index + 1}.json`));
    for (const [index, part] of parts.entries())
      await repository.must(
        'lint',
        '--shard',
        `${index + 1}/${count}`,
        '--fail-on',
        'never',
        '--format',
        `json=${part}`,
      );
    const one = await repository.run('lint', ...requests('one'));
    const merged = await repository.run('report', 'merge', ...parts.toReversed(), ...requests('merged'));
    expect(merged.code === one.code, `report merge ended with ${merged.code}, lint with ${one.code}`);
    const differing = Object.keys(formats).filter((format) => {
      const [text, other] = ['one', 'merged'].map((name) => readFileSync(join(reports, `${name}.${format}`), 'utf8'));
      return text === '' || text !== other;
    });
    expect(differing.length === 0, `not alike: ${differing.join(', ')}`);
    const { findings } = JSON.parse(readFileSync(join(reports, 'one.json'), 'utf8')) as { findings: unknown[] };
    return `${Object.keys(formats).length} formats, ${findings.length} findings`;
  },
};
