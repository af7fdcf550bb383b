import { application } from './application.ts';
import type { Change } from './change.ts';
import { cluster } from './cluster.ts';
import { component } from './component.ts';
import { environment } from './environment.ts';
import { team } from './team.ts';

/** All that can be added to a repository and removed from it. */
export const changes: readonly Change[] = [application, component, environment, cluster, team];
