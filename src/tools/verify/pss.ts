import { parseArgs } from 'node:util';
import { supportedMinors } from '../../config/kubernetes-version.ts';
import { PolicyEngine } from '../../policy/engine.ts';
import { printTable } from './table.ts';
import { compareChecks, compareLevels } from './pss/compare.ts';
import { controls } from './pss/controls.ts';
import { asResources, reporting } from './pss/ours.ts';
import { generatePods } from './pss/pods.ts';
import { askUpstream } from './pss/upstream.ts';

/**
 * Holds our rules for the Pod Security Standards against the API server's own evaluator, check by check and level by
 * level, in every supported version. Needs Go.
 *
 *   npm run verify:pss [-- --pods <count>] [--seed <number>]
 *
 * There are always the pods that differ from a plain or a restricted one in a single field; `--pods` is how many there
 * are with random ones.
 */
const { values: options } = parseArgs({
  options: { pods: { type: 'string', default: '5000' }, seed: { type: 'string', default: '1' } },
});

const pods = generatePods(Number(options.pods), Number(options.seed));
const verdicts = askUpstream(pods, supportedMinors());
const engine = await PolicyEngine.load();
const known = controls();
const rules = known.map(({ rule }) => rule);
const resources = asResources(pods);
const judged = verdicts.map(({ minor }) =>
  resources.map((pod) => ({ pod: pod.body, minor, reported: reporting(engine, rules, pod, minor) })),
);
process.stdout.write(`${pods.length} pods in ${verdicts.length} versions, seed ${options.seed}\n\n`);
const rows = [...compareChecks(verdicts, judged, known), ...compareLevels(verdicts, judged, known)];
process.exitCode = printTable(rows) ? 0 : 1;
