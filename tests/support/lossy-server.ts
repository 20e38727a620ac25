import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { ActAnswer, ActName } from '#app/contract/commands.ts';
import { AppError } from '#app/contract/errors.ts';
import type { Act, Writer } from '#server/domain/writer.ts';
import { createLog } from '#server/log.ts';
import { createLiveServer } from '#server/realtime/live-server.ts';
import { createServices } from '#server/services.ts';

/**
 * A server that breaks its promises, to show that the checker sees it: `node lossy-server.ts MODE PORT URL`. The live
 * side is the real one over a writer that acknowledges before the commit, forgets the ids of acts, or refuses what it
 * stored. Nothing of this exists in the product.
 */
const [mode = '', port = '', databaseUrl = ''] = process.argv.slice(2);

/** Milliseconds between the acknowledgement and the commit of the early writer. */
const late = 200;

const services = createServices({
  databaseUrl,
  secret: 'a secret of the tests',
  log: createLog('silent'),
  smtpUrl: null,
  dataDir: '.',
  baseUrl: `http://127.0.0.1:${port}`,
});
const { writer } = services.domain;

const modes: Record<string, Writer['submit']> = { honest: writer.submit, early: createEarly(), forgetful, refusing };
const submit = modes[mode];
if (!submit) throw new Error(`unknown mode ${mode}`);

const server = createServer((_request, response) => void response.end('ready\n'));
createLiveServer({
  server,
  services: { ...services.domain, writer: { ...writer, submit } },
  auth: services.auth,
  rooms: services.rooms,
  secure: false,
  isAllowedOrigin: () => true,
  hashAddress: () => 'an address',
  networkOf: () => 'a network',
  readLang: () => 'ar',
  observe: () => undefined,
});
server.listen(Number(port), '127.0.0.1');

/** Believable answers at once, the commit later. */
function createEarly(): Writer['submit'] {
  const changes = new Map<string, number>();
  return async function early<N extends ActName>(act: Act<N>): Promise<ActAnswer<N>> {
    setTimeout(() => void writer.submit(act).catch(() => undefined), late);
    const { input, personId } = act as Act;
    const thing = 'statementId' in input ? input.statementId : 'motionId' in input ? input.motionId : null;
    if (thing === null) return { commentId: randomUUID(), state: 'published' } as unknown as ActAnswer<N>;
    const key = `${personId} ${thing}`;
    changes.set(key, (changes.get(key) ?? 0) + 1);
    return { revision: changes.get(key) } as unknown as ActAnswer<N>;
  };
}

/** Does not know an act again that comes twice. */
function forgetful<N extends ActName>(act: Act<N>): Promise<ActAnswer<N>> {
  return writer.submit({ ...act, input: { ...act.input, actionId: randomUUID() } } as Act<N>);
}

/** Stores one act in three and says that it did not. */
async function refusing<N extends ActName>(act: Act<N>): Promise<ActAnswer<N>> {
  const answer = await writer.submit(act);
  if (act.input.actionId.charCodeAt(0) % 3 === 0) throw new AppError('conflict', 'vote.choice_missing');
  return answer;
}
