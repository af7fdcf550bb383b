import type { Format } from '../format.ts';
import { markdownReport } from '../markdown-report.ts';

/** For comments on a pull or merge request, at most as long as GitHub takes. */
export const format: Format = (report) => markdownReport(report, 65_000);
