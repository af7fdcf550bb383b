import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { deadline } from '../../../src/engines/deadline.ts';

function compute(milliseconds: number): void {
  const { user, system } = process.cpuUsage();
  const spent = () => {
    const now = process.cpuUsage();
    return (now.user + now.system - user - system) / 1000;
  };
  while (spent() < milliseconds);
}

test('what waits without computing has more time than the clock says', async () => {
  let expired = 0;
  const callOff = deadline(200, () => (expired += 1));
  await sleep(300);
  expect(expired).toBe(0);
  compute(250);
  await sleep(300);
  expect(expired).toBe(1);
  callOff();
});

test('it ends even where nothing computes', async () => {
  let expired = 0;
  deadline(20, () => (expired += 1));
  await sleep(500);
  expect(expired).toBe(1);
});

test('what is called off never expires', async () => {
  let expired = 0;
  const callOff = deadline(20, () => (expired += 1));
  callOff();
  compute(40);
  await sleep(300);
  expect(expired).toBe(0);
});
