import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { createTwoFilesPatch } from 'diff';
import { refuseObstacles } from '../repository/write.ts';
import type { Action } from './plan.ts';

/** How a conflict is left for a person: markers in the file, or the file as it was and the change beside it in `.rej`. */
export type ConflictStyle = 'markers' | 'rej';

interface Target {
  readonly path: string;
  readonly text: string;
  readonly executable?: boolean;
}

/**
 * Makes changes. All contents are written to a folder beside them first, so that a full disk changes nothing, and then
 * moved into place.
 * @param also further files that are written as they are, such as the record
 * @throws CliError `would-overwrite` before anything is changed
 */
export function applyActions(
  folder: string,
  actions: readonly Action[],
  style: ConflictStyle,
  also: readonly Target[],
): void {
  const targets = [...actions.flatMap((action) => targetsOf(action, style)), ...also];
  const deleted = actions.filter(({ kind }) => kind === 'delete').map(({ path }) => path);
  for (const { path } of targets) refuseObstacles(folder, path);
  for (const path of deleted) refuseObstacles(folder, path);
  mkdirSync(join(folder, '.k8s-platform'), { recursive: true });
  const pending = mkdtempSync(join(folder, '.k8s-platform', '.pending-'));
  try {
    targets.forEach(({ path, text, executable }, index) => {
      writeFileSync(join(pending, String(index)), text);
      const mode = executable === true ? 0o755 : modeOf(join(folder, path));
      if (mode !== undefined) chmodSync(join(pending, String(index)), mode);
    });
    for (const { path } of targets) mkdirSync(dirname(join(folder, path)), { recursive: true });
    targets.forEach(({ path }, index) => renameSync(join(pending, String(index)), join(folder, path)));
    for (const path of deleted) removeFile(folder, path);
  } finally {
    rmSync(pending, { recursive: true, force: true });
  }
}

function targetsOf(action: Action, style: ConflictStyle): Target[] {
  switch (action.kind) {
    case 'create':
    case 'update':
    case 'merge':
      return [action];
    case 'delete':
    case 'keep':
      return [];
    case 'conflict': {
      const { path, text, rejected } = action;
      if (style === 'markers' && text !== undefined) return [{ path, text }];
      return [{ path: `${path}.rej`, text: createTwoFilesPatch(path, path, rejected.from, rejected.to) }];
    }
  }
}

function modeOf(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.mode;
}

/** With the folders that it leaves empty. */
function removeFile(folder: string, path: string): void {
  rmSync(join(folder, path), { force: true });
  for (let parent = dirname(path); parent !== '.'; parent = dirname(parent)) {
    const absolute = join(folder, parent);
    if (!existsSync(absolute) || readdirSync(absolute).length > 0) return;
    rmdirSync(absolute);
  }
}
