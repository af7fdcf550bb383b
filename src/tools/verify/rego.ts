import { cacheFolder } from '../../engines/cache-folder.ts';
import { Engine } from '../../engines/engine.ts';
import { Rego } from '../../engines/rego.ts';
import { printTable } from './table.ts';
import { compareAnnotations, compareModules, compareTests } from './rego/bundle.ts';
import { compareExpressions } from './rego/expressions.ts';
import { compareOwnPolicies } from './rego/own-policies.ts';
import { compareSuite } from './rego/suite.ts';
import { compareErrors, compareFormat } from './rego/text.ts';

/** Asks the engine and native OPA of the same version the same things, and compares their answers. */
const engine = new Engine('rego', { cacheFolder: cacheFolder(process.env), timeout: 120_000, threads: 1 });
const rego = new Rego(engine);
const rows = [
  await compareErrors(rego),
  await compareFormat(rego),
  await compareModules(rego),
  await compareAnnotations(rego),
  await compareTests(rego),
  ...(await compareExpressions(rego)),
  await compareOwnPolicies(rego),
  await compareSuite(new Rego(engine)), // each of its cases would have the others prepare anew
];
await engine.close();
process.exit(printTable(rows) ? 0 : 1);
