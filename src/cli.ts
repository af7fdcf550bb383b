#!/usr/bin/env node
import process from 'node:process';
import pc from 'picocolors';
import type { Output } from './host.ts';
import { run } from './run.ts';
import { signalsOf } from './signals.ts';

function output(stream: NodeJS.WriteStream): Output {
  return {
    write: (text) => void stream.write(text),
    colour: pc.isColorSupported && (stream.isTTY || process.env.FORCE_COLOR !== undefined),
    columns: stream.isTTY ? stream.columns : undefined,
  };
}

// In a linked work tree, git tells its hooks where the repository is, and then takes any folder it is asked in for the top.
if (process.env.GIT_WORK_TREE === undefined) delete process.env.GIT_DIR;

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0); // `k8s-platform lint | head` is no error
  throw error;
});

const signals = signalsOf(process);
const isAnswered = process.stdin.isTTY && process.stdout.isTTY && process.env.CI === undefined;

const code = await run(process.argv.slice(2), {
  cwd: process.cwd(),
  env: process.env,
  stdin: process.stdin,
  ask: isAnswered ? async (asked) => (await import('./scaffold/answers/terminal.ts')).ask(asked) : undefined,
  stdout: output(process.stdout),
  stderr: output(process.stderr),
  signals,
  now: () => performance.now(),
  today: () => new Date().toISOString().slice(0, 10),
  timestamp: () => new Date().toISOString().slice(0, 19),
});

// to end by itself, Node would wait for what V8 still compiles of the engines in the background: most of a second
process.stdout.write('', () =>
  process.stderr.write('', () => {
    if (signals.received !== undefined) process.kill(process.pid, signals.received); // as if it had not been held
    process.exit(code);
  }),
);
