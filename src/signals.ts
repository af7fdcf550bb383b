/** Signals that ask the process to end. Whoever holds them decides when it does. */
export interface Signals {
  /** From now on a signal is only noted; it is seen once the event loop has turned. */
  hold(): void;
  /** Once nobody holds them, a signal ends the process again. One that came before is still noted. */
  release(): void;
  /** The first that came while they were held. */
  readonly received: EndingSignal | undefined;
}

const endingSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
export type EndingSignal = (typeof endingSignals)[number];

/** Those of a process. Each `hold` wants a `release`. */
export function signalsOf(process: NodeJS.EventEmitter): Signals {
  let received: EndingSignal | undefined;
  let holders = 0;
  const note = (signal: EndingSignal) => void (received ??= signal);
  return {
    hold() {
      holders += 1;
      if (holders === 1) for (const signal of endingSignals) process.on(signal, note);
    },
    release() {
      holders -= 1;
      if (holders === 0) for (const signal of endingSignals) process.off(signal, note);
    },
    get received() {
      return received;
    },
  };
}
