import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { loadPseudonyms } from '../domain/rooms/load-pseudonyms.ts';
import { loadRoom } from '../domain/rooms/load-room.ts';
import type { Services } from '../services.ts';
import { CommandError, readArgs, UsageError, type Command, type Result, type Surroundings } from './command.ts';
import { compareExport, type Comparison, type Mapping } from './replay/compare-export.ts';
import { createParticipant, type Participant } from './replay/participant.ts';
import { joinAll, playVotes, type Played } from './replay/play-votes.ts';
import { lastVotes, readPolis, type Conversation } from './replay/read-polis.ts';
import { stageSession, type Stage } from './replay/stage-session.ts';

const options = {
  speed: { type: 'string' },
  url: { type: 'string' },
  commune: { type: 'string' },
  out: { type: 'string' },
} as const;

export const replayCommand: Command = {
  name: 'replay',
  usage: 'DIR [--speed N] [--url URL] [--commune SLUG] [--out DIR]',
  summary:
    'Replays a public Polis export over the running server, one live connection a participant, N votes a second (0: as fast as acknowledged), and compares its open data with the source.',
  async run(args, around) {
    const { values, positionals } = readArgs(args, options, ['DIR']);
    const folder = path.resolve(positionals[0] ?? '');
    const speed = readSpeed(values.speed);
    const conversation = readPolis(folder);
    return around.withDatabase(async ({ services, config }) => {
      const url = values.url ?? config.baseUrl;
      await requireServer(url);
      const stage = await stageSession(
        services.domain,
        values.commune ?? 'guelmim',
        path.basename(folder),
        conversation,
      );
      around.tell(`Session ${stage.sessionId}, code ${stage.code}: ${conversation.statements.length} statements.`);
      const run = await runReplay({ services, url, speed, conversation, stage, around });
      const file = path.join(path.resolve(values.out ?? '.'), `replay-${stage.sessionId}.json`);
      writeFileSync(
        file,
        `${JSON.stringify({ sessionId: stage.sessionId, source: path.basename(folder), ...run.mapping }, null, 1)}\n`,
      );
      return report(stage, conversation, run, file);
    });
  },
};

type Run = { played: Played; joinSeconds: number; hidden: number; mapping: Mapping; comparison: Comparison };
type Task = {
  services: Services;
  url: string;
  speed: number;
  conversation: Conversation;
  stage: Stage;
  around: Surroundings;
};

async function runReplay({ services, url, speed, conversation, stage, around }: Task): Promise<Run> {
  const { participants, votes } = conversation;
  const people = new Map(participants.map((name) => [name, createParticipant(url, stage.code)]));
  try {
    const start = performance.now();
    await joinAll([...people.values()], createProgress(around, 'joined', participants.length));
    const joinSeconds = (performance.now() - start) / 1000;
    const played = await playVotes(
      votes,
      people,
      stage.statements,
      speed,
      createProgress(around, 'votes', votes.length),
    );
    const hidden = await stage.hideModeratedOut();
    await stage.close();
    const archive = await download(`${url}/api/v1/sessions/${stage.sessionId}/export.zip`);
    const mapping = await makeMapping(services, stage, people);
    return { played, joinSeconds, hidden, mapping, comparison: compareExport(archive, lastVotes(votes), mapping) };
  } finally {
    for (const person of people.values()) person.leave();
  }
}

async function makeMapping(services: Services, stage: Stage, people: Map<string, Participant>): Promise<Mapping> {
  const pseudonyms = await loadPseudonyms(services.domain, stage.sessionId);
  const { statements } = await loadRoom(services.domain.db, stage.sessionId);
  const numbers = new Map(statements.map(({ statementId, number }) => [statementId, number]));
  const voters: Mapping['voters'] = {};
  for (const [name, person] of people) {
    const guest = await services.auth.validate(person.token());
    voters[name] = pseudonyms.get(guest?.personId ?? '') ?? -1;
  }
  const entries = [...stage.statements].map(([id, statementId]) => [
    id,
    { number: numbers.get(statementId) ?? -1, statementId },
  ]);
  return { voters, statements: Object.fromEntries(entries) as Mapping['statements'] };
}

async function requireServer(url: string): Promise<void> {
  if (!URL.canParse(url)) throw new UsageError(`--url must be an address, not "${url}".`);
  const answer = await fetch(`${url}/readyz`).catch(() => null);
  if (answer?.status !== 200)
    throw new CommandError(`No server is ready at ${url}; start it, or give its address with --url.`);
}

async function download(url: string): Promise<Uint8Array> {
  const answer = await fetch(url);
  if (!answer.ok) throw new CommandError(`${url} answered ${answer.status}.`);
  return new Uint8Array(await answer.arrayBuffer());
}

function readSpeed(text: string | undefined): number {
  const speed = Number(text ?? '0');
  if (!Number.isFinite(speed) || speed < 0) throw new UsageError(`--speed must be a number from 0, not "${text}".`);
  return speed;
}

/** Tells at most once a second how far it is. */
function createProgress({ tell }: Surroundings, what: string, all: number): (done: number) => void {
  let told = Date.now();
  return (done) => {
    if (done < all && Date.now() - told < 1000) return;
    told = Date.now();
    tell(`${what}: ${done} of ${all}`);
  };
}

function report(stage: Stage, conversation: Conversation, run: Run, file: string): Result {
  const { played, comparison, joinSeconds, hidden } = run;
  const refused = Object.values(played.refused).reduce((sum, count) => sum + count, 0);
  const isEqual = comparison.equal === comparison.expected && comparison.extra === 0;
  const perSecond = Math.round(played.sent / Math.max(played.seconds, 0.001));
  const { p50, p95, p99, max } = played.latency;
  return {
    lines: [
      `${conversation.participants.length} participants joined in ${joinSeconds.toFixed(1)} s.`,
      `${played.sent} votes sent, ${played.acknowledged} acknowledged, ${refused} refused, ${played.retried} sent again, in ${played.seconds.toFixed(1)} s (${perSecond} a second).`,
      ...Object.entries(played.refused).map(([reason, count]) => `  refused ${count}: ${reason}`),
      `Acknowledged after ${p50} ms (half), ${p95} ms (95 %), ${p99} ms (99 %), ${max} ms (all).`,
      `${hidden} statements hidden that were moderated out at the source; session closed.`,
      `Export: ${comparison.equal} of ${comparison.expected} last votes equal, ${comparison.different} different, ${comparison.missing} missing, ${comparison.extra} too many.`,
      `Mapping: ${file}`,
    ],
    data: {
      sessionId: stage.sessionId,
      code: stage.code,
      participants: conversation.participants.length,
      joinSeconds,
      ...played,
      hidden,
      comparison,
      mapping: file,
    },
    exitCode: isEqual && refused === 0 ? 0 : 1,
  };
}
