import type { Format } from '../format.ts';
import { markdownReport } from '../markdown-report.ts';

/** The summary of a job in GitHub Actions: Markdown of at most 1 MiB. */
export const format: Format = (report) => markdownReport(report, 1_000_000);

/** Steps add to one file. */
export const collector = 'GITHUB_STEP_SUMMARY';
