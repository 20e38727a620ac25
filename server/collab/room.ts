import * as Y from 'yjs';
import { documentLimits } from '#app/contract/document.ts';
import { isAppError } from '#app/contract/errors.ts';
import type { Log } from '../domain/context.ts';
import { buildDocument, type DocumentLog } from '../domain/opinions/load-log.ts';
import type { LogEntry, UpdateLog } from '../domain/opinions/update-log.ts';
import { checkUpdate, isUpdateRefused } from '../engines/document/check-update.ts';
import { createMender, type Mend } from '../engines/document/merging/mend-merge.ts';
import { closeCodes } from './close-code.ts';
import type { Member } from './member.ts';
import { answerFrame, askFrame, updateFrame, type Message } from './messages.ts';
import { createPresence } from './presence.ts';
import { createQuestions } from './questions.ts';
import { createSharing } from './sharing.ts';
import type { TextSource } from './text-store.ts';

type Deps = {
  opinionId: string;
  loaded: DocumentLog;
  updateLog: Pick<UpdateLog, 'append'>;
  log: Log;
  /** Words are spared where changes meet. A room made anew because that failed goes on without it. */
  spares: boolean;
  /** The committed text changed. */
  onChange(): void;
  /** The room must not be used any more; it is made anew from the log. @param cause what must not happen again */
  onBroken(cause: 'merging' | null): void;
};

/** What counts as one update, for the pace of a person. */
const unit = documentLimits.update;

/**
 * One shared text with the people at it. `committed` has what is in the log; while something is on its way there, `tip`
 * has everything that was taken, so that what comes next can be checked against it. Others hear of a change only after its
 * commit, and a question is answered only when all that came before it is committed: the answer acknowledges it.
 * Where the log refuses or fails, the room is broken: it closes everybody and is made anew.
 */
export function createRoom({ opinionId, loaded, updateLog, log, spares, onChange, onBroken }: Deps) {
  const committed = buildDocument(loaded);
  let tip: Y.Doc | null = null;
  let underWay = 0;
  const { writers } = loaded;
  const members = new Set<Member>();
  const sharing = createSharing(members);
  const presence = createPresence({ editors: () => sharing.editors(), ownerOf: (client) => writers.get(client) });
  const mender = createMender({ ownerOf: (client) => writers.get(client) });
  let through = loaded.updates.at(-1)?.updateId ?? loaded.through;
  let logged = loaded.updates.length;
  /** Bytes that are committed, and bytes on their way to the log: together what the limit of a text is about. */
  let size = (loaded.state?.length ?? 0) + loaded.updates.reduce((sum, { update }) => sum + update.length, 0);
  let onTheWay = 0;
  let whole: Uint8Array | null = null;
  let broken = false;
  /** Resolves when everything taken so far is committed, in the order in which it was taken. Never rejects. */
  let settled: Promise<void> = Promise.resolve();

  function breakUp(code: number, reason: string, cause: 'merging' | null = null): void {
    if (broken) return;
    broken = true;
    presence.stop();
    sharing.stop();
    for (const member of Array.from(members)) member.close(code, reason);
    onBroken(cause);
  }

  function failed(error: unknown, personId: string): void {
    if (broken) return;
    const refused = isAppError(error) && error.code !== 'unavailable' && error.code !== 'internal';
    if (!refused) {
      log.warn({ opinionId, problem: String(error) }, 'changes of a text could not be stored');
      return breakUp(closeCodes.later, 'not stored');
    }
    const code = error.code === 'unauthenticated' ? closeCodes.signedOut : closeCodes.notYou;
    for (const member of Array.from(members)) {
      if (member.mode === 'editor' && member.personId === personId) member.close(code, error.reason);
    }
    breakUp(closeCodes.restart, 'made anew');
  }

  function commit(update: Uint8Array, updateId: number, from: Member | null): void {
    if (broken) return;
    Y.applyUpdate(committed, update);
    through = Math.max(through, updateId);
    logged += 1;
    size += update.length;
    whole = null;
    sharing.share(update, from);
    onChange();
  }

  /** The document with everything that was taken, made when it is first needed. */
  function ahead(): Y.Doc {
    tip ??= buildDocument({ state: Y.encodeStateAsUpdate(committed), updates: [] });
    return tip;
  }

  /** A text that nobody changes is kept once. */
  function rest(): void {
    if (underWay > 0) return;
    tip?.destroy();
    tip = null;
  }

  function append(member: Member, entry: Omit<LogEntry, 'opinionId'>, mend: Uint8Array | null): void {
    const stored = updateLog.append({ opinionId, ...entry });
    stored.catch(() => undefined);
    underWay += 1;
    onTheWay += entry.update.length;
    settled = settled.then(async () => {
      try {
        commit(entry.update, (await stored).updateId, member);
        // Its own change it has already.
        if (mend && members.has(member)) member.send(updateFrame(mend));
      } catch (error) {
        failed(error, entry.personId);
      } finally {
        underWay -= 1;
        onTheWay -= entry.update.length;
      }
    });
  }

  /** Why a change that is well formed is still not taken, or null. */
  function objection(personId: string, clients: number[], { length }: Uint8Array): string | null {
    if (clients.length > 0 && size + onTheWay + length > documentLimits.document) return 'the text is full';
    const foreign = clients.some((client) => {
      const owner = writers.get(client);
      return owner === undefined ? Y.getState((tip ?? committed).store, client) > 0 : owner !== personId;
    });
    return foreign ? 'the words of somebody else' : null;
  }

  /** What was half merged must not be built upon: the room is made anew from its log. */
  function merge(member: Member, change: Parameters<typeof mender.apply>[1]): Mend | null | 'failed' {
    try {
      if (spares) return mender.apply(ahead(), change);
      Y.applyUpdate(ahead(), change.update);
      return null;
    } catch (error) {
      log.error({ opinionId, spares, problem: String(error) }, 'a change could not be merged');
      // Its writer would send it again and again.
      if (!spares) member.close(closeCodes.badMessage, 'it cannot be merged');
      breakUp(closeCodes.restart, 'made anew', 'merging');
      return 'failed';
    }
  }

  /** @param known what its writer knew when it was made, where that was told */
  function take(member: Member, update: Uint8Array, known: Member['knew'] = null): void {
    const { personId } = member;
    if (member.mode !== 'editor' || personId === null) return;
    const { clients, isNew, deleted } = checkUpdate(update, tip ?? committed);
    if (!isNew) return;
    const wrong = objection(personId, clients, update);
    if (wrong) return member.close(closeCodes.badMessage, wrong);
    const unknown = clients.filter((client) => !writers.has(client));
    for (const client of unknown) writers.set(client, personId);
    const mend = merge(member, { update, deleted, known });
    if (mend === 'failed') return;
    if (mend) member.charge(mend.update.length / unit);
    for (const [client, person] of mend?.writers ?? []) writers.set(client, person);
    const whole = mend ? Y.mergeUpdates([update, mend.update]) : update;
    const restored = mend ? { restored: mend.writers } : {};
    append(member, { personId, update: whole, clients: unknown, ...restored }, mend?.update ?? null);
  }

  function answer(member: Member, vector: Uint8Array): void {
    const known = Y.decodeStateVector(vector);
    void settled.then(() => {
      if (broken || !members.has(member)) return;
      if (known.size === 0) whole ??= Y.encodeStateAsUpdate(committed);
      const rest = known.size === 0 && whole ? whole : Y.encodeStateAsUpdate(committed, vector);
      member.charge(rest.length / unit);
      member.send(answerFrame(rest));
      if (member.greeted) return;
      member.greeted = true;
      if (member.mode === 'editor') presence.tell(member);
    });
  }

  const questions = createQuestions(answer);

  function handle(member: Member, message: Message): void {
    switch (message.kind) {
      case 'ask':
        member.charge(1);
        // Read now: what is wrong with it must not come out later.
        member.knew = Y.decodeStateVector(message.vector);
        return questions.ask(member, message.vector);
      case 'answer':
        member.charge(1 + message.update.length / unit);
        member.synced = true;
        take(member, message.update, member.knew);
        return questions.release(member);
      case 'update':
        member.charge(1);
        if (message.update.length > documentLimits.update) throw new Error('an update is too large');
        return takeUpdate(member, message.update);
      case 'awareness':
        if (member.mode === 'editor') presence.receive(member, message.states);
        return;
      case 'query':
        if (member.mode === 'editor' && member.greeted) presence.tell(member);
    }
  }

  /** Before a client told what we lack, its updates may build on that; they come again with it. */
  function takeUpdate(member: Member, update: Uint8Array): void {
    try {
      take(member, update);
    } catch (error) {
      if (member.synced || !isUpdateRefused(error) || error.reason !== 'unknown_base') throw error;
    }
  }

  const source: TextSource = {
    opinionId,
    doc: committed,
    through: () => through,
    logged: () => logged,
    size: () => size,
    stored(difference, cut) {
      size += difference;
      logged -= cut;
      rest();
    },
  };

  return {
    source,
    members,
    isFull: () => members.size >= documentLimits.sockets,
    join(member: Member): void {
      members.add(member);
      member.send(askFrame(Y.encodeStateVector(committed)));
    },
    /** Takes one message; a bad one closes its member. */
    receive(member: Member, message: Message): void {
      if (broken || !members.has(member)) return;
      try {
        handle(member, message);
      } catch (error) {
        if (!isUpdateRefused(error)) log.warn({ opinionId, problem: String(error) }, 'a message was not understood');
        member.close(closeCodes.badMessage, 'a bad message');
      }
    },
    leave(member: Member): void {
      members.delete(member);
      questions.forget(member);
      if (!broken) presence.leave(member);
    },
    /** Takes a change the server made itself and stored. */
    takeStored(update: Uint8Array, updateId: number): void {
      Y.applyUpdate(ahead(), update);
      underWay += 1;
      settled = settled.then(() => {
        underWay -= 1;
        commit(update, updateId, null);
      });
    },
    settled: () => settled,
    /** False once it was broken up or let go: whoever comes must open it again. */
    isOpen: () => !broken,
    breakUp,
    /** Frees the documents of a room that nobody uses. */
    dispose(): void {
      broken = true;
      presence.stop();
      sharing.stop();
      committed.destroy();
      tip?.destroy();
    },
  };
}

export type Room = ReturnType<typeof createRoom>;
