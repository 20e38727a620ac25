import type { HallFigures } from '#app/contract/hall-figures.ts';
import type { HallChannel } from '#app/contract/hall.ts';
import { readOrders, writeOrder } from '#app/contract/hall-orders.ts';
import { hasOptions, isRanked, stands, topScore } from '#app/contract/methods.ts';
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
  if (method === 'consent') return [...stands, 'reasons', 'people'];
  if (!hasOptions(method)) return ['yes', 'no', 'abstain', 'people'];
  return [...options.map(({ optionId }) => `options.${optionId}`), 'blank', 'people'];
}

/** One number for each answer or option, the orders as they stand on paper, the reasons; then how many are counted in all. */
export function CountFields({ channel, motion, refused }: Props & { refused: Refused | undefined }) {
  const { t } = useT();
  const errorOf = useFieldError(refused);
  const { method, points } = motion;
  const hint = hasOptions(method) ? (method === 'single' ? '_single' : `_all.${channel}`) : '';
  return (
    <>
      {hasOptions(method) && !isRanked(method) ? (
        <p className="nums text-ink-soft">{t(`hall:figure.${method}`, { max: topScore, points: points ?? 0 })}</p>
      ) : null}
      {fieldNamesOf(motion).map((name) => {
        const field = { typed: refused?.values[name], error: errorOf(`${channel}.${name}`) };
        if (name === 'orders') return <Orders key={name} channel={channel} motion={motion} {...field} />;
        if (name === 'reasons') return <Reasons key={name} channel={channel} {...field} />;
        return (
          <TextField
            key={name}
            id={`${channel}.${name}`}
            name={name}
            label={<FieldWords {...{ channel, motion, name }} />}
            hint={name === 'people' ? t(`hall:people_hint${hint}`) : undefined}
            error={field.error}
            defaultValue={field.typed ?? ''}
            inputMode="numeric"
            autoComplete="off"
            className="max-w-32"
            ltr
          />
        );
      })}
    </>
  );
}

type TypedProps = { typed: string | undefined; error: string | undefined };

/** Why somebody does not consent, as they wrote or said it: a line for each. */
function Reasons({ channel, typed, error }: Pick<Props, 'channel'> & TypedProps) {
  const { t } = useT();
  return (
    <TextArea
      id={`${channel}.reasons`}
      name="reasons"
      rows={3}
      label={t('hall:reasons')}
      hint={t(`hall:reasons_hint.${channel}`)}
      error={error}
      defaultValue={typed}
      autoComplete="off"
    />
  );
}

/** The options with the numbers that they are typed by, and a line for each order. */
function Orders({ channel, motion, typed = '', error }: Props & TypedProps) {
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
  const rows = rowsOf(own);
  return (
    <div>
      <p>{t('hall:own_options')}</p>
      <ul className="nums grid list-disc gap-1 ps-8">
        {rows.map(([name, figure]) => (
          <li key={name}>
            <FieldWords {...{ channel, motion, name }} />
            {t('colon')} <bdi>{number(figure)}</bdi>
          </li>
        ))}
      </ul>
      {'reasons' in own && own.reasons.length > 0 ? (
        <>
          <p>
            {t('hall:reasons')}
            {t('colon')}
          </p>
          <ul className="grid list-disc gap-1 ps-8">
            {own.reasons.map((reason, at) => (
              <li key={at}>
                <UserWords text={reason} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  );
}

/** Figures by the names of their fields; orders that most ballots have come first. */
function rowsOf(own: Exclude<HallFigures, { yes: number }>): Array<[name: string, figure: number]> {
  if ('block' in own) return stands.map((stand) => [stand, own[stand]]);
  const named: Array<[string, number]> =
    'orders' in own
      ? Object.entries(own.orders)
          .toSorted(([, one], [, two]) => two - one)
          .map(([order, n]) => [`orders.${order}`, n])
      : Object.entries(own.options).map(([id, n]) => [`options.${id}`, n]);
  return [...named, ['blank', own.blank], ['people', own.people]];
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
