import { execSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import process from 'node:process';

/**
 * npm's `prepare`: builds dist/ in a clone. `npm install --global git+…`, which pre-commit runs, hands `global` on to the
 * install of its clone, so that nothing is there to build with: then that is installed first. Needs nothing but Node.
 */
const run = (command) =>
  execSync(command, {
    stdio: 'inherit',
    env: { ...process.env, npm_config_global: 'false', npm_config_prefix: undefined },
  });
if (!existsSync('node_modules/tsx')) run('npm ci --include=dev --ignore-scripts --no-audit --no-fund');
run('npm run build');
