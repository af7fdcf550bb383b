/** All actions in one module: each that is imported on its own would split what `lint` loads into more files. */
export { init } from './init.ts';
export { print } from './print.ts';
