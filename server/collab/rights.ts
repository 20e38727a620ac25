import { checkLogins } from '../domain/accounts/check-logins.ts';
import type { Actor } from '../domain/actor.ts';
import type { DomainServices } from '../domain/context.ts';
import { admitToDocument, type Admission } from '../domain/opinions/admit.ts';
import { toUnavailable } from '../domain/unavailable.ts';
import { isAppError } from '#app/contract/errors.ts';
import { closeCodes, toCloseCode } from './close-code.ts';
import type { Member } from './member.ts';
import type { Room } from './room.ts';

/** Milliseconds between two looks: a right that ended is gone from an open text within two seconds. */
const interval = 1_500;

type Verdict = Admission['mode'] | { code: number };

/**
 * Keeps who is at a text in step with their rights: an ended login, a role taken away, a text that was tabled or closed
 * to readers. Whoever lost something is sent away; whoever may do more comes back as such.
 */
export function createRights(
  { db, log }: Pick<DomainServices, 'db' | 'log'>,
  listRooms: () => Iterable<[string, Pick<Room, 'members'>]>,
) {
  let running: Promise<void> | null = null;
  let again = false;

  async function check(): Promise<void> {
    // Those who are here now: whoever comes while the database is asked was admitted a moment ago, and is not in its answer.
    const rooms = [...listRooms()].map(([opinionId, room]) => [opinionId, [...room.members]] as const);
    const people = rooms.flatMap(([, members]) => members.flatMap(({ actor }) => personIn(actor)));
    const { live, roles } =
      people.length === 0
        ? { live: new Set<string>(), roles: new Map() }
        : await checkLogins(
            db,
            [...new Set(people.map(({ authSessionId }) => authSessionId))],
            [...new Set(people.map(({ personId }) => personId))],
          );
    for (const [opinionId, members] of rooms) {
      const verdicts = new Map<string, Promise<Verdict>>();
      for (const member of members) {
        const { actor } = member;
        if (actor.kind !== 'visitor' && !live.has(actor.authSessionId)) {
          member.close(closeCodes.signedOut, 'signed out');
          continue;
        }
        const now: Actor = actor.kind === 'visitor' ? actor : { ...actor, roles: roles.get(actor.personId) ?? [] };
        // A decision looks at roles and standing, not at the person: people alike are decided about once.
        const key = now.kind === 'visitor' ? '' : JSON.stringify([now.kind, now.roles, now.charterVersion]);
        const verdict = verdicts.get(key) ?? decide(now, opinionId);
        verdicts.set(key, verdict);
        settle(member, await verdict);
      }
    }
  }

  async function decide(actor: Actor, opinionId: string): Promise<Verdict> {
    try {
      return (await admitToDocument(db, actor, opinionId)).mode;
    } catch (error) {
      if (!isAppError(error) || error.code === 'unavailable') throw error;
      // Somebody who was here knows that it exists.
      return { code: error.code === 'not_found' ? closeCodes.notYou : toCloseCode(error) };
    }
  }

  function settle(member: Member, verdict: Verdict): void {
    if (typeof verdict !== 'string') return member.close(verdict.code, 'rights ended');
    if (verdict === member.mode) return;
    if (verdict === 'editor') member.close(closeCodes.restart, 'more rights');
    else member.close(closeCodes.notYou, 'rights ended');
  }

  const tick = (): void => {
    if (running) {
      again = true;
      return;
    }
    running = check()
      .catch((error: unknown) =>
        log.warn({ problem: String(toUnavailable(error)) }, 'rights at texts could not be checked'),
      )
      .then(() => {
        running = null;
        if (again) {
          again = false;
          tick();
        }
      });
  };
  const timer = setInterval(tick, interval);
  timer.unref();
  return { tick, stop: () => clearInterval(timer) };
}

const personIn = (actor: Actor) => (actor.kind === 'visitor' ? [] : [actor]);
