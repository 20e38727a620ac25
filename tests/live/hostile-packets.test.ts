import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openAuthzStage, type AuthzStage, type SetStage } from '#tests/support/authz-stage.ts';
import { openRaw, type RawSocket } from '#tests/support/raw-socket.ts';
import { findWaste, openScales, weighable, type Scales } from '#tests/support/scales.ts';
import { findHarm, mostLag, readLoopLag } from '#tests/support/unharmed.ts';

let stage: AuthzStage;
let set: SetStage;
let scales: Scales;
let pid: number;

beforeAll(async () => {
  stage = await openAuthzStage(weighable);
  scales = await openScales(stage.product);
  set = await stage.set('open');
  pid = stage.product.pid;
  await readLoopLag(stage.product);
});
afterAll(async () => {
  scales.close();
  await stage.close();
});

const citizen = () => openRaw(stage.product, { cookie: set.cookies.citizen });
const countRows = async () => {
  const [row] = await stage.forum
    .sql`select (select count(*) from comments)::int as comments, (select count(*) from statements)::int as statements,
    (select count(*) from ballots)::int as ballots, (select count(*) from statement_votes)::int as votes,
    (select count(*) from performed_acts)::int as acts, (select count(*) from people)::int as people`;
  return row;
};

const deep = `${'['.repeat(15_000)}${']'.repeat(15_000)}`;
const deepObject = `${'{"a":'.repeat(8_000)}1${'}'.repeat(8_000)}`;

/** Packets of Engine.IO and Socket.IO that no client of ours would send. */
const packets: Array<[string, ...Array<string | Buffer>]> = [
  ['nothing', ''],
  ['an event without anything', '4', '42', '42[', '42[]', '42{}', '42"x"', '42null'],
  ['an event without a name', '42[null]', '42[5]', '42[5.5,{}]', '42[{}]', '42[[]]', '42[true]'],
  [
    'names of the library’s own events',
    '42["error"]',
    '42["disconnect"]',
    '42["disconnecting"]',
    '42["connect"]',
    '42["newListener"]',
    '42["connection"]',
  ],
  [
    'names of every object',
    '421["__proto__",{}]',
    '422["constructor",{}]',
    '423["toString",{}]',
    '424["hasOwnProperty",{}]',
  ],
  [
    'a command without an answer wanted',
    `42["postComment",{"actionId":"${randomUUID()}"}]`,
    '42["join"]',
    '42["join",{}]',
  ],
  ['too few and too many arguments', '421["join"]', '422["join",{},{}]', '423["castVote",1,2,3,4]'],
  ['numbers of answers beyond reason', '42999999999999999999999["join",{}]', '42-1["join",{}]', '421e9["join",{}]'],
  ['answers to nothing', '43[1]', '431[1]', '43999[{}]', '431{}', '43'],
  ['refusals and goodbyes of a client', '44{"message":"x"}', '44', '41', '41/other,'],
  [
    'other namespaces',
    '40/admin,',
    '40/__proto__,{}',
    `40/${'x'.repeat(5_000)},`,
    '42/admin,["join",{}]',
    '40{"guestToken":{}}',
    '40[]',
    '40"x"',
    '405',
  ],
  ['unknown types', '46', '47["x"]', '48', '49', '4x', '7', '8', '9', 'b', 'bAAAA', 'x', '\u0000', '🙂'],
  ['transport words', '0', '1', '2probe', '3probe', '5', '6', '3', '2'],
  ['attachments that never come', '451-["join",{"_placeholder":true,"num":0}]'],
  ['attachments by the thousand', '459999-["join",{}]', '45999999999999-["x"]', '45-1-["x"]', '45a-["x"]', '451-'],
  ['attachments that point anywhere', '451-["join",{"_placeholder":true,"num":"__proto__"}]', Buffer.from('x')],
  ['attachments nobody asked for', Buffer.alloc(10), Buffer.alloc(60_000, 1)],
  ['a file as a vote', '451-0["castVote",{"_placeholder":true,"num":0}]', Buffer.from('{}')],
  ['depth', `421["join",${deep}]`, `422["join",${deepObject}]`, `423["postComment",{"text":${deep}}]`],
  [
    'broken JSON',
    '421["join",{"code":"TACHAW"]',
    '421["join",{]',
    '421["join",NaN]',
    "421['join',{}]",
    '421["join",{"code":"\\ud800"}]',
  ],
  [
    'size',
    `421["join",{"code":"${'x'.repeat(63_000)}"}]`,
    `422["join",{"code":"${'x'.repeat(70_000)}"}]`,
    `42${'9'.repeat(60_000)}`,
  ],
  ['a megabyte', `421["join",{"code":"${'x'.repeat(1_000_000)}"}]`],
];

test.each(packets)('%s', async (_, ...sent) => {
  const before = await countRows();
  const cost = await scales.weigh(async () => {
    const raw = await citizen();
    for (const packet of sent) raw.send(packet);
    await sleep(30);
    raw.close();
    // Sent before greeting the namespace, too.
    const early = await openRaw(stage.product, { greets: false });
    for (const packet of sent) early.send(packet);
    await sleep(10);
    early.close();
  });
  expect(findWaste(cost)).toEqual([]);
  expect(await findHarm(stage.product)).toEqual([]);
  expect(await countRows()).toEqual(before);
});

describe('answers to commands nobody knows, and to known ones of the wrong shape', () => {
  let raw: RawSocket;
  let number = 0;
  // A socket of its own for each: more than two hundred commands at once are refused for their number.
  beforeEach(async () => {
    raw = await citizen();
  });
  afterEach(() => raw.close());

  const ask = async (json: string): Promise<string> => {
    number += 1;
    raw.send(`42${number}${json}`);
    const answer = (await raw.answerTo(number)) as { ok: boolean; error?: { code: string; reason: string } } | null;
    return answer?.ok ? 'ok' : `${answer?.error?.code} ${answer?.error?.reason}`;
  };

  test.each([
    '__proto__',
    'constructor',
    'toString',
    'valueOf',
    'hasOwnProperty',
    'moveSession',
    'event',
    'error',
    '',
    ' join',
    'JOIN',
    'join\u0000',
  ])('a command called %j is unknown', async (name) =>
    expect(await ask(JSON.stringify([name, {}]))).toBe('not_found command.unknown'),
  );

  const refusals = /^(invalid input\.check|not_found [a-z]+\.unknown)$/;
  const act = { actionId: randomUUID() };
  const valid: Record<string, Record<string, unknown>> = {
    join: { code: 'AAAAAA' },
    leave: { sessionId: randomUUID() },
    castVote: { ...act, motionId: randomUUID(), ballot: { choice: 'yes' } },
    voteStatement: { ...act, statementId: randomUUID(), vote: 1 },
    addStatement: { ...act, sessionId: randomUUID(), text: 'نص' },
    postComment: { ...act, sessionId: randomUUID(), text: 'نص', kind: 'for', parentId: randomUUID() },
  };
  const wrong = [
    'null',
    'true',
    '-1',
    '1e308',
    '0.5',
    '""',
    '"x"',
    '[]',
    '[[]]',
    '{}',
    '{"toString":1}',
    '{"__proto__":1}',
    '{"constructor":{}}',
    '{"length":9}',
    '"0b0e7a8e-1111-4222-8333-44445555666"',
    '"\\u0000"',
  ];

  test.each(Object.keys(valid))(
    '%s refuses every wrong type in every field, and every field it does not know',
    async (command) => {
      const before = await countRows();
      const input = valid[command] ?? {};
      for (const value of wrong) {
        expect(await ask(`["${command}",${value}]`), value).toBe('invalid input.check');
        for (const field of Object.keys(input)) {
          const rest = Object.entries(input).filter(([name]) => name !== field);
          const json = [...rest.map(([name, one]) => `"${name}":${JSON.stringify(one)}`), `"${field}":${value}`].join(
            ',',
          );
          // Some of these are right in some fields; then it is the thing they name that does not exist.
          expect(await ask(`["${command}",{${json}}]`), `${field}: ${value}`).toMatch(refusals);
        }
      }
      for (const extra of ['personId', '__proto__', 'constructor', 'revision']) {
        const json = JSON.stringify(input).replace(/}$/, `,"${extra}":{"admin":true}}`);
        expect(await ask(`["${command}",${json}]`), extra).toBe('invalid input.check');
      }
      expect(await countRows()).toEqual(before);
    },
  );
});

describe('HTTP side of the live path', () => {
  const poll = '/live/?EIO=4&transport=polling';
  const open = async (): Promise<string> => {
    const text = await (await fetch(stage.product.url + poll)).text();
    return (JSON.parse(text.slice(1)) as { sid: string }).sid;
  };

  test.each([
    ['nothing', ''],
    ['a lone separator', '\u001e'],
    ['many separators', '\u001e'.repeat(20_000)],
    ['no packet', 'x'],
    ['many packets', '2\u001e'.repeat(5_000)],
    ['many connects', '40\u001e'.repeat(2_000)],
    ['broken JSON', '421["join",{'],
    ['base64 that is none', 'b====\u001ebAAAA'],
    ['too large', `4${'x'.repeat(200_000)}`],
  ])('a post of %s', async (_, body) => {
    const sid = await open();
    const url = `${stage.product.url}${poll}&sid=${sid}`;
    for (const type of ['text/plain;charset=UTF-8', 'application/octet-stream', 'application/json']) {
      const status = await fetch(url, { method: 'POST', body, headers: { 'content-type': type } }).then(
        (answer) => answer.status,
        () => 0,
      );
      expect(status).toBeLessThan(500);
    }
    expect(await findHarm(stage.product)).toEqual([]);
  });

  test.each([
    '?EIO=3&transport=polling',
    '?EIO=4&transport=bogus',
    '?EIO=4',
    '',
    '?EIO=4&transport=polling&sid=unknown',
    '?EIO=4&transport=__proto__',
    '?EIO[]=4&transport[]=polling',
    '?transport=polling&EIO=99999999999999999999',
    '../../etc/passwd',
    '%00',
    '?EIO=4&transport=polling&j=alert',
  ])('the address %j', async (query) => {
    const status = (await fetch(`${stage.product.url}/live/${query}`)).status;
    expect(status).toBeLessThan(500);
    expect(await findHarm(stage.product)).toEqual([]);
  });

  test('bytes that are no HTTP and no websocket', async () => {
    const lines = [
      'GARBAGE\r\n\r\n',
      '\u0016\u0003\u0001\u0002\u0000',
      `GET /live/?EIO=4&transport=websocket HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n`,
      `GET /live/?EIO=4&transport=websocket HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n\u00ff\u00ff\u00ff\u00ff\u0000`,
      `GET / HTTP/1.1\r\nHost: x\r\n${'X-Y: z\r\n'.repeat(3_000)}\r\n`,
      `GET /${'a'.repeat(40_000)} HTTP/1.1\r\nHost: x\r\n\r\n`,
      'GET / HTTP/1.1\r\n\r\n',
      'GET / HTTP/1.1\r\nHost: [\r\n\r\n',
      'GET / HTTP/1.1\r\nHost: a b/\\?\r\n\r\n',
      'GET / HTTP/1.1\r\nHost: x:99999999\r\n\r\n',
      'GET /ar HTTP/1.1\r\nHost: x\r\nX-Forwarded-Host: y:99999999\r\n\r\n',
      'GET /ar HTTP/1.1\r\nHost: x\r\nX-Forwarded-Proto: javascript\r\nX-Forwarded-For: \u0000\r\n\r\n',
      'GET http://evil.example/ar HTTP/1.1\r\nHost: evil.example\r\n\r\n',
      'POST /join HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      'POST /join HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n',
      'OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n',
      'CONNECT evil.example:443 HTTP/1.1\r\nHost: x\r\n\r\n',
    ];
    for (const line of lines) {
      const socket = connect(stage.product.port, '127.0.0.1');
      let answer = '';
      socket.on('data', (chunk: Buffer) => (answer += chunk.toString('latin1'))).on('error', () => undefined);
      socket.write(Buffer.from(line, 'latin1'));
      await sleep(60);
      socket.destroy();
      expect(answer.slice(0, 15), JSON.stringify(line.slice(0, 60))).not.toMatch(/^HTTP\/1\.1 5/);
    }
    expect(await findHarm(stage.product)).toEqual([]);
  });
});

test('the same process lives, is ready, and was not held up', async () => {
  expect(await findHarm(stage.product)).toEqual([]);
  expect(stage.product.child.pid).toBe(pid);
  expect(await readLoopLag(stage.product)).toBeLessThan(mostLag);
});
