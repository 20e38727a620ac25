import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { AppError } from '#app/contract/errors.ts';
import { hallChannels } from '#app/contract/hall.ts';
import { readOrders } from '#app/contract/hall-orders.ts';
import { optionIds } from '#app/contract/methods.ts';
import {
  enterHallConsentInput,
  enterHallCountInput,
  enterHallOptionsInput,
  enterHallOrdersInput,
  withdrawHallCountInput,
} from '#app/contract/inputs/enter-hall-count.ts';
import { enterHallCount, withdrawHallCount } from '#server/domain/votes/enter-hall-count.ts';
import { loadHallCounts } from '#server/domain/votes/load-hall-counts.ts';
import { HallDesk } from '../../features/hall/hall-desk.tsx';
import { useT } from '../../i18n/use-t.tsx';
import { actionContext, langOf } from '../../web/action-context.server.ts';
import { askSignIn, loadSessionRoom } from '../../web/load-session.server.ts';
import { orRespond } from '../../web/respond.server.ts';
import { isDone, readFields, runForm, type FormAnswer } from '../../web/run-form.server.ts';
import { titled } from '../../web/titled.ts';
import { readDigits } from './read-plan.server.ts';
import { sessionTitle } from './session-title.server.ts';
import { SessionPage } from './session-page.tsx';

export const loader = (args: LoaderFunctionArgs) => {
  askSignIn(args);
  return orRespond(async () => {
    const { session } = await loadSessionRoom(args);
    const { sessionId } = session;
    const query = new URL(args.request.url).searchParams;
    const channel = hallChannels.find((known) => known === query.get('channel'));
    const act = (['entered', 'withdrawn'] as const).find((known) => known === query.get('done'));
    return {
      session,
      ...(await loadHallCounts(actionContext(args), { sessionId, number: Number(args.params.number) })),
      done: channel && act ? { channel, act } : null,
      title: sessionTitle(langOf(args.params), 'hall:title', session.title),
    };
  });
};

export const action = (args: ActionFunctionArgs) =>
  orRespond(async () => {
    const fields = await readFields(args.request);
    const { intent, motionId } = fields;
    const ctx = actionContext(args);
    const channel = hallChannels.find((known) => known === fields.channel);
    if (!channel || (intent !== 'enter' && intent !== 'withdraw')) throw new AppError('invalid', 'command.unknown');
    const answer =
      intent === 'enter'
        ? await runForm(fields, {
            form: channel,
            schema: schemaOf(fields),
            read: () => ({ motionId, channel, people: readCount(fields.people), ...readFigures(fields) }),
            act: (input) => enterHallCount(ctx, input),
          })
        : await runForm(fields, {
            form: channel,
            schema: withdrawHallCountInput,
            read: () => ({ motionId, channel }),
            act: (input) => withdrawHallCount(ctx, input),
          });
    if (!isDone(answer)) return answer;
    const query = new URLSearchParams({ channel, done: intent === 'enter' ? 'entered' : 'withdrawn' });
    return redirect(`${new URL(args.request.url).pathname}?${query.toString()}#${channel}`, 303);
  });

/** What a form counts; whether its motion asks for that is for the action. */
function schemaOf({ orders, blank, block }: Record<string, string>) {
  if (block !== undefined) return enterHallConsentInput;
  if (orders !== undefined) return enterHallOrdersInput;
  return blank === undefined ? enterHallCountInput : enterHallOptionsInput;
}

function readFigures(fields: Record<string, string>) {
  const { yes, no, abstain, agree, aside, block, blank, orders: typed } = fields;
  if (block !== undefined) {
    const reasons = (fields.reasons ?? '').split(/\r?\n/).filter((line) => line.trim() !== '');
    return { agree: readCount(agree), aside: readCount(aside), block: readCount(block), reasons };
  }
  if (typed !== undefined) {
    const { orders, wrong } = readOrders(typed, optionIds.length);
    return { orders: wrong.length > 0 ? null : orders, blank: readCount(blank) };
  }
  if (blank === undefined) return { yes: readCount(yes), no: readCount(no), abstain: readCount(abstain) };
  const options = [...optionIds].flatMap((id) => {
    const typed = fields[`options.${id}`];
    return typed === undefined ? [] : [[id, readCount(typed)] as const];
  });
  return { options: Object.fromEntries(options), blank: readCount(blank) };
}

/** A count as typed, Arabic digits too; not a number when it is none. */
function readCount(typed: string | undefined): number {
  const western = readDigits(typed);
  return /^\d{1,9}$/.test(western) ? Number(western) : Number.NaN;
}

/** Both channels have the same fields: what was refused names those of its own form. */
function ofChannel(answer: FormAnswer | undefined): FormAnswer | undefined {
  if (!answer?.error.fields) return answer;
  const fields = Object.entries(answer.error.fields).map(([name, reason]) => [
    // Each line of the reasons is looked at, and all are in one field.
    `${answer.form}.${name.replace(/^reasons\.\d+$/, 'reasons')}`,
    reason,
  ]);
  return { ...answer, error: { ...answer.error, fields: Object.fromEntries(fields) as Record<string, string> } };
}

export const meta = titled;

/** Paper ballots and raised hands of a motion, entered by two people. */
export default function CountRoute() {
  const { session, title: _title, ...page } = useLoaderData<typeof loader>();
  const refused = ofChannel(useActionData<typeof action>() as FormAnswer | undefined);
  const { t, lang } = useT();
  const base = `/${lang}/${session.communeSlug}/sessions`;
  const cockpit = `${base}/${session.sessionId}/moderate`;
  return (
    <SessionPage session={session} here={t('hall:title')}>
      <HallDesk {...page} done={refused ? null : page.done} refused={refused} backHref={cockpit} />
    </SessionPage>
  );
}
