/** All actions in one module: each that is imported on its own would split what `lint` loads into more files. */
export { build } from './build.ts';
export { check } from './check.ts';
export { create } from './create.ts';
export { test } from './test.ts';
export { remove } from './remove.ts';
