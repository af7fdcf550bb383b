import { pinnedImages, type PinnedImage } from './versions.ts';

/** What one application runs in each environment; null where it is not deployed. */
export interface Status {
  readonly application: string;
  readonly versions: Readonly<Record<string, string | null>>;
}

export function statusOf(
  folder: string,
  applications: readonly string[],
  environments: readonly string[],
): readonly Status[] {
  return applications.map((application) => ({
    application,
    versions: Object.fromEntries(
      environments.map((environment) => {
        const images = pinnedImages(folder, application, environment);
        return [environment, images === undefined ? null : images.map(shown).join(', ') || 'not pinned'];
      }),
    ),
  }));
}

/** `6.11.1@8fa56908`. */
function shown({ newTag, digest }: PinnedImage): string {
  const short = digest === undefined ? '' : `@${digest.replace(/^sha256:/, '').slice(0, 8)}`;
  return `${newTag ?? ''}${short}`;
}

/** A column for each environment; `*` where the version is not that of the one before it. */
export function statusTable(rows: readonly Status[], environments: readonly string[]): string {
  const cells = rows.map(({ application, versions }) => [
    application,
    ...environments.map((environment, index) => {
      const version = versions[environment] ?? '-';
      const before = versions[environments[index - 1] ?? ''];
      return before !== undefined && before !== null && version !== before ? `${version} *` : version;
    }),
  ]);
  const table = [['application', ...environments], ...cells];
  const widths = table[0]!.map((_, column) => Math.max(...table.map((row) => row[column]!.length)));
  return table
    .map(
      (row) =>
        row
          .map((cell, column) => cell.padEnd(widths[column]!))
          .join('  ')
          .trimEnd() + '\n',
    )
    .join('');
}
