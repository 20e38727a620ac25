type Options = {
  /** Puts the question; false when there is no connection. */
  ask(): boolean;
  onKept(upTo: number): void;
  /** Milliseconds of quiet before the question, and how long constant writing may put it off. */
  quiet?: number;
  longest?: number;
  /** Milliseconds after which a silent connection is asked anyway, which keeps it open. */
  pulse?: number;
};

/**
 * Finds out what the server has kept. It answers a question only after everything it received before is committed, and
 * answers in order, so each answer confirms the changes that were made when its question was put. That holds for those
 * who came as editors: a reader is answered too, and nothing a reader sends is kept.
 */
export function createAcknowledgements({ ask, onKept, quiet = 400, longest = 2_000, pulse = 15_000 }: Options) {
  let made = 0;
  let kept = 0;
  /** The server has been given everything of before this connection. */
  let caughtUp = false;
  let questions: number[] = [];
  let waitingSince: number | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function put(): void {
    waitingSince = null;
    if (caughtUp && ask()) questions.push(made);
    plan(pulse);
  }
  function plan(delay: number): void {
    clearTimeout(timer);
    timer = setTimeout(put, delay);
  }

  return {
    changed(): void {
      made += 1;
      waitingSince ??= Date.now();
      plan(Math.max(0, Math.min(quiet, waitingSince + longest - Date.now())));
    },
    /** A connection opened; its first question was put before anything was sent and confirms nothing. */
    opened(): void {
      caughtUp = false;
      questions = [0];
    },
    /** Everything this browser has is on its way. */
    sentAll(): void {
      caughtUp = true;
      plan(0);
    },
    answered(): void {
      const upTo = questions.shift() ?? 0;
      if (upTo <= kept) return;
      kept = upTo;
      onKept(kept);
    },
    lost(): void {
      caughtUp = false;
      questions = [];
    },
    askNow: put,
    stop: () => clearTimeout(timer),
  };
}
