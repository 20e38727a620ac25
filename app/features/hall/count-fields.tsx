import type { HallFigures } from '#app/contract/hall-figures.ts';
import type { HallChannel } from '#app/contract/hall.ts';
import { readOrders, writeOrder } from '#app/contract/hall-orders.ts';
import { hasOptions, isRanked, topScore } from '#app/contract/methods.ts';
import type { MotionView } from '#app/contract/views.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { TextArea, TextField } from '#app/ui/field.tsx';
import { useFieldError, type Refused } from '#app/ui/form-errors.tsx';
import { UserWords } from '#app/ui/user-text.tsx';

type Counted = Pick<MotionView, 'method' | 'options' | 'points'>;
type Props = { channel: HallChannel; motion: Counted };

/** The fields of a count, in their order. */
export function fieldNamesOf({ method, options }: Counted): string[] {
  if (isRanked(method)) return ['orders', 'blank', 'people'];
  if (!hasOptions(method)) return ['yes', 'no', 'abstain', 'people'];
  return [...options.map(({ optionId }) => `options.${optionId}`), 'blank', 'people'];
}

/** One number for each answer or option, or the orders as they stand on paper; then how many are counted in all. */
export function CountFields({ channel, motion, refused }: Props & { refused: Refused | undefined }) {
  const { t } = useT();
  const errorOf = useFieldError(refused);
  const { method, points } = motion;
  const hint = method === 'yes-no' ? '' : method === 'single' ? '_single' : `_all.${channel}`;
  return (
    <>
      {isRanked(method) ? (
        <Orders channel={channel} motion={motion} typed={refused?.values.orders} error={errorOf(`${channel}.orders`)} />
      ) : hasOptions(method) ? (
        <p className="nums text-ink-soft">{t(`hall:figure.${method}`, { max: topScore, points: points ?? 0 })}</p>
      ) : null}
      {numbersOf(motion).map((name) => (
        <TextField
          key={name}
          id={`${channel}.${name}`}
          name={name}
          label={<FieldWords {...{ channel, motion, name }} />}
          hint={name === 'people' ? t(`hall:people_hint${hint}`) : undefined}
          error={errorOf(`${channel}.${name}`)}
          defaultValue={refused?.values[name] ?? ''}
          inputMode="numeric"
          autoComplete="off"
          className="max-w-32"
          ltr
        />
      ))}
    </>
  );
}

const numbersOf = (motion: Counted): string[] => fieldNamesOf(motion).filter((name) => name !== 'orders');

type OrdersProps = Props & { typed: string | undefined; error: string | undefined };

/** The options with the numbers that they are typed by, and a line for each order. */
function Orders({ channel, motion, typed = '', error }: OrdersProps) {
  const { t, pick, lang } = useT();
  const { wrong } = readOrders(typed, motion.options.length);
  const lines = new Intl.ListFormat(lang, { type: 'unit' }).format(wrong.map(String));
  return (
    <>
      <ol className="nums grid list-decimal gap-1 ps-8">
        {motion.options.map(({ optionId, text }) => (
          <li key={optionId}>
            <UserWords {...pick(text)} />
          </li>
        ))}
      </ol>
      <TextArea
        id={`${channel}.orders`}
        name="orders"
        rows={8}
        label={t('hall:orders')}
        hint={t(`hall:orders_hint${motion.method === 'ranked-schulze' ? '_shared' : ''}`)}
        error={error && (wrong.length > 0 ? t('hall:orders_wrong', { count: wrong.length, lines }) : error)}
        defaultValue={typed}
        inputMode="text"
        autoComplete="off"
        spellCheck={false}
        className="nums"
      />
    </>
  );
}

/** What one entered oneself, figure by figure. */
export function OwnFigures({ channel, motion, own }: Props & { own: HallFigures }) {
  const { t, number } = useT();
  if ('yes' in own) return <p className="nums">{t('hall:own', own)}</p>;
  const { blank, people } = own;
  const named =
    'orders' in own
      ? Object.entries(own.orders)
          .toSorted(([, one], [, two]) => two - one)
          .map(([order, n]) => [`orders.${order}`, n])
      : Object.entries(own.options).map(([id, n]) => [`options.${id}`, n]);
  const rows = { ...(Object.fromEntries(named) as Record<string, number>), blank, people };
  return (
    <div>
      <p>{t('hall:own_options')}</p>
      <ul className="nums grid list-disc gap-1 ps-8">
        {Object.entries(rows).map(([name, figure]) => (
          <li key={name}>
            <FieldWords {...{ channel, motion, name }} />
            {t('ballot:colon')} <bdi>{number(figure)}</bdi>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What a figure is called: the text of its option, an order by the numbers of its options, or a word. */
function FieldWords({ channel, motion, name }: Props & { name: string }) {
  const { t, pick, dir } = useT();
  const [kind, order = ''] = name.split('.');
  if (kind === 'orders') return <bdi dir={dir}>{writeOrder(order)}</bdi>;
  const option = motion.options.find(({ optionId }) => name === `options.${optionId}`);
  if (!option && !hasOptions(motion.method)) return t(`hall:${name}`);
  if (!option) return t(`hall:${name === 'blank' ? 'blank' : 'all'}.${channel}`);
  const { text, lang } = pick(option.text);
  return <UserWords text={text} lang={lang} />;
}
