import type { Member } from './member.ts';

/** Milliseconds a client that says nothing about itself is waited for. */
const patience = 1_000;

/**
 * Questions of clients that have not told yet what we lack. A client that comes back asks first and tells then; answered
 * at once, it would take for committed what it wrote while it was away and what is still on its way to us. So the first
 * answer waits until it told, or until it is clear that it will not.
 */
export function createQuestions(answer: (member: Member, vector: Uint8Array) => void) {
  const waiting = new Map<Member, { vectors: Uint8Array[]; timer: NodeJS.Timeout }>();
  const silent = new WeakSet<Member>();

  function release(member: Member): void {
    const held = waiting.get(member);
    if (!held) return;
    clearTimeout(held.timer);
    waiting.delete(member);
    for (const vector of held.vectors) answer(member, vector);
  }

  return {
    ask(member: Member, vector: Uint8Array): void {
      if (member.mode === 'reader' || member.synced || silent.has(member)) return answer(member, vector);
      const held = waiting.get(member);
      if (held) return void held.vectors.push(vector);
      const timer = setTimeout(() => {
        silent.add(member);
        release(member);
      }, patience);
      waiting.set(member, { vectors: [vector], timer });
    },
    /** The member told what we lack. */
    release,
    /** The member left. */
    forget(member: Member): void {
      clearTimeout(waiting.get(member)?.timer);
      waiting.delete(member);
    },
  };
}
