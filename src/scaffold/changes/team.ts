import { CliError } from '../../errors.ts';
import { nameField, refuseNeeded, refuseTwice, requireKnown, type Change } from './change.ts';

export const team: Change = {
  noun: 'team',
  summary: 'a team: its namespaces, rights, quotas and project',
  fields: [nameField('team')],
  add(platform, { name = '' }) {
    refuseTwice('team', name, platform.teams);
    return { ...platform, teams: [...platform.teams, name] };
  },
  names: ({ teams }) => teams,
  remove(platform, name) {
    const { teams, applications } = platform;
    requireKnown('team', name, teams);
    refuseNeeded(
      'team',
      name,
      applications.filter((application) => application.team === name).map((application) => application.name),
    );
    if (teams.length === 1) throw new CliError('bad-answer', `${name} is the only team`, 'add another one first');
    return { ...platform, teams: teams.filter((other) => other !== name) };
  },
  folders: (_, name) => [`tenants/${name}`],
};
