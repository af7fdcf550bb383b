/** All actions in one module: each that is imported on its own would split what `lint` loads into more files. */
export { create, type CreateOptions } from './create.ts';
export { update, type UpdateOptions } from './update.ts';
