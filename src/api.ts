export type { Finding, Report, Summary } from './model/report.ts';
export type { JsonPath } from './model/json-path.ts';
export type { Range } from './model/range.ts';
export type { ResourceId } from './model/resource.ts';
export type { Catalogue, Profile, RuleId, RuleMeta } from './model/rule.ts';
export type { Severity } from './model/severity.ts';
export type { Host, Output } from './host.ts';
export { CliError } from './errors.ts';
export { run } from './run.ts';
