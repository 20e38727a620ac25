import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '#tests/support/database-templates.ts';
import { waitFor, type TextClient } from '#tests/support/text-client.ts';
import { openTextStage, type TextStage } from '#tests/support/text-stage.ts';
import { findHarm } from '#tests/support/unharmed.ts';
import { createTraceEditor, planRuns, type ConcurrentTrace, type FlatTrace, type TraceEditor } from './trace-editor.ts';

const data = path.resolve(root, process.env.CONFORMANCE_DATA ?? '../shared/data', 'editing-traces');
const read = <T>(name: string): T =>
  JSON.parse(gunzipSync(readFileSync(path.join(data, `${name}.json.gz`))).toString('utf8')) as T;

/** Changes of one client go out as often as a browser would send them, and as a room takes them for long. */
const sendEvery = 55;
const patience = 30_000;

describe.skipIf(!existsSync(data))(
  'real editing histories typed into the running product',
  { timeout: 120_000 },
  () => {
    let stage: TextStage;
    beforeAll(async () => {
      stage = await openTextStage();
    });
    afterAll(async () => {
      expect(await findHarm(stage.product())).toEqual([]);
      await stage.close();
    });

    /** An editor that writes at full speed, and the connected client that sends what it wrote. */
    async function join(opinionId: string, name: string, clientId: number) {
      const client = await stage.open(opinionId, name);
      await client.synced();
      const editor = createTraceEditor(clientId, client.doc, 3 - clientId);
      return { client, editor };
    }

    async function expectEverywhere(opinionId: string, text: string, clients: TextClient[]): Promise<void> {
      for (const { client, by } of clients.map((client) => ({ client, by: createTraceEditor(0, client.doc) }))) {
        await waitFor(() => by.text() === text, patience, `a client has ${client.root.length} parts and another text`);
      }
      await stage.kill();
      await stage.start();
      const cold = await stage.open(opinionId, 'member4');
      await cold.synced();
      expect(createTraceEditor(0, cold.doc).text()).toBe(text);
      expect(createTraceEditor(0, await stage.stored(opinionId)).text()).toBe(text);
      cold.close();
    }

    test('C-31 two people at once, with their merges, and the server killed three times', async () => {
      const trace = read<ConcurrentTrace>('concurrent-friendsforever');
      const opinionId = await stage.newOpinion({ opened: true });
      const people = [await join(opinionId, 'member1', 1), await join(opinionId, 'member2', 2)];
      const reader = await stage.open(opinionId, null);
      await reader.synced();
      const editors = people.map(({ editor }) => editor) as [TraceEditor, TraceEditor];
      editors[0].begin();
      const runs = planRuns(trace);
      for (const run of runs) {
        const own = editors[run.agent] as TraceEditor;
        // What the other one wrote is taken over as far as this one had seen it.
        own.take(editors[1 - run.agent] as TraceEditor, run.needs);
        own.type(run);
      }
      let kills = 0;
      for (let left = true; left;) {
        left = editors.map((editor) => editor.send()).includes(true);
        await sleep(2);
        if (editors[0].progress() > (kills + 1) / 4) {
          kills += 1;
          await stage.kill();
          await stage.start();
        }
      }
      expect(kills).toBe(3);
      await Promise.all(people.map(({ client }) => client.synced(patience)));
      for (const { client } of people) await waitFor(() => client.acknowledged(), patience, 'no answer');
      for (const editor of editors) {
        const other = editors[1 - editors.indexOf(editor)] as TraceEditor;
        await waitFor(() => editor.reached(other), patience, 'not everything came through the server');
      }
      await expectEverywhere(opinionId, trace.endContent, [...people.map(({ client }) => client), reader]);
    });

    test.each(['friendsforever_flat', 'sveltecomponent'])('C-31 one person types %s', async (name) => {
      const trace = read<FlatTrace>(name);
      const opinionId = await stage.newOpinion({ opened: true });
      const { client, editor } = await join(opinionId, 'member1', 1);
      const reader = await stage.open(opinionId, null);
      await reader.synced();
      editor.begin(trace.startContent);
      const size = 40;
      for (let from = 0; from < trace.txns.length; from += size) {
        editor.type({ txns: trace.txns.slice(from, from + size) });
        if (from % (size * 10) === 0) {
          editor.send();
          await sleep(sendEvery);
        }
      }
      editor.send();
      expect(await client.acknowledged(patience)).toBe(true);
      await expectEverywhere(opinionId, trace.endContent, [client, reader]);
    });
  },
);
