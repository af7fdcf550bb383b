/** All actions in one module: each that is imported on its own would split what `lint` loads into more files. */
export { add } from './add.ts';
export { list } from './list.ts';
export { show } from './show.ts';
