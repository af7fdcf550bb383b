import type { Host } from '../host.ts';
import type { Diagnosis } from '../scaffold/doctor/diagnosis.ts';
import type { CommandModule } from './command.ts';

export const command: CommandModule = {
  summary: 'tell what is missing or inconsistent in this repository or on this machine',
  register(command, host, exit) {
    command
      .description(
        'Looks at the generated repository around here and at this machine, and names the command that helps.',
      )
      .action(async () => exit(await run(host)));
  },
};

const marks: Record<Diagnosis['state'], string> = { fine: 'ok', advice: 'advice', wrong: 'WRONG' };

/** @returns 1 when something is wrong */
async function run(host: Host): Promise<0 | 1> {
  const { openRepository } = await import('../scaffold/repository/repository-on-disk.ts');
  const { lookAtMachine } = await import('../scaffold/doctor/machine.ts');
  const { lookAtRepository } = await import('../scaffold/doctor/repository.ts');
  const { lookAtFindings } = await import('./doctor/findings.ts');
  const repository = await openRepository(host.cwd);
  const findings = await lookAtFindings(repository.folder, host);
  const found = [...lookAtRepository(repository), findings, ...lookAtMachine(repository.platform, host.env.PATH ?? '')];
  for (const { what, state, because, command } of found) {
    host.stdout.write(`${marks[state].padEnd(6)}  ${what}${because === undefined ? '' : ` ${because}`}\n`);
    if (command !== undefined) host.stdout.write(`        ${command}\n`);
  }
  return found.some(({ state }) => state === 'wrong') ? 1 : 0;
}
