import type { HallFigures } from '#app/contract/hall-figures.ts';
import type { HallChannel } from '#app/contract/hall.ts';
import { hasOptions, topScore } from '#app/contract/methods.ts';
import type { MotionView } from '#app/contract/views.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { TextField } from '#app/ui/field.tsx';
import { useFieldError, type Refused } from '#app/ui/form-errors.tsx';
import { UserWords } from '#app/ui/user-text.tsx';

type Counted = Pick<MotionView, 'method' | 'options' | 'points'>;
type Props = { channel: HallChannel; motion: Counted };

/** The fields of a count, in their order. */
export const fieldNamesOf = ({ method, options }: Counted): string[] =>
  hasOptions(method)
    ? [...options.map(({ optionId }) => `options.${optionId}`), 'blank', 'people']
    : ['yes', 'no', 'abstain', 'people'];

/** One number for each answer or option, then how many are counted in all. */
export function CountFields({ channel, motion, refused }: Props & { refused: Refused | undefined }) {
  const { t } = useT();
  const errorOf = useFieldError(refused);
  const { method, points } = motion;
  const hint = method === 'yes-no' ? '' : method === 'single' ? '_single' : `_all.${channel}`;
  return (
    <>
      {hasOptions(method) ? (
        <p className="nums text-ink-soft">{t(`hall:figure.${method}`, { max: topScore, points: points ?? 0 })}</p>
      ) : null}
      {fieldNamesOf(motion).map((name) => (
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

/** What one entered oneself, figure by figure. */
export function OwnFigures({ channel, motion, own }: Props & { own: HallFigures }) {
  const { t, number } = useT();
  if (!('options' in own)) return <p className="nums">{t('hall:own', own)}</p>;
  const { options, blank, people } = own;
  const rows = { ...Object.fromEntries(Object.entries(options).map(([id, n]) => [`options.${id}`, n])), blank, people };
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

/** What a field is called: the text of its option, or a word. */
function FieldWords({ channel, motion, name }: Props & { name: string }) {
  const { t, pick } = useT();
  const option = motion.options.find(({ optionId }) => name === `options.${optionId}`);
  if (!option && !hasOptions(motion.method)) return t(`hall:${name}`);
  if (!option) return t(`hall:${name === 'blank' ? 'blank' : 'all'}.${channel}`);
  const { text, lang } = pick(option.text);
  return <UserWords text={text} lang={lang} />;
}
