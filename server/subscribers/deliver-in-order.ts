import type { LiveEvent } from '#app/contract/events.ts';
import type { Published } from '../domain/context.ts';

type Frame = Published['frames'][number];

/** How long a frame waits for the one before it, in milliseconds; a client that sees a jump joins again. */
const patience = 250;

type Topic = { last: number; waiting: Map<number, Frame>; timer: NodeJS.Timeout | null };

/**
 * Passes frames on in the order of their numbers. Two transactions that commit one after the other may report the
 * other way round; the later frame then waits a moment for the earlier one.
 */
export function createSequencer(pass: (frame: Frame) => void) {
  const topics = new Map<string, Topic>();

  function flush(topic: Topic): void {
    for (let next = topic.waiting.get(topic.last + 1); next; next = topic.waiting.get(topic.last + 1)) {
      topic.waiting.delete(topic.last + 1);
      topic.last += 1;
      pass(next);
    }
  }

  function skip(topic: Topic): void {
    topic.timer = null;
    topic.last = Math.min(...topic.waiting.keys()) - 1;
    flush(topic);
    if (topic.waiting.size > 0) topic.timer = setTimeout(() => skip(topic), patience);
  }

  return function deliver(frames: Frame[]): void {
    for (const frame of frames) {
      const { topic: name, seq } = frame.event as LiveEvent;
      if (seq === undefined) {
        pass(frame);
        continue;
      }
      const topic = topics.get(name) ?? { last: seq - 1, waiting: new Map<number, Frame>(), timer: null };
      topics.set(name, topic);
      if (seq <= topic.last) {
        pass(frame);
        continue;
      }
      topic.waiting.set(seq, frame);
      flush(topic);
      if (topic.timer && topic.waiting.size === 0) {
        clearTimeout(topic.timer);
        topic.timer = null;
      }
      if (!topic.timer && topic.waiting.size > 0) topic.timer = setTimeout(() => skip(topic), patience);
    }
  };
}
