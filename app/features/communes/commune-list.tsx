import { Phrase, useT } from '#app/i18n/use-t.tsx';
import { UserWords } from '#app/ui/user-text.tsx';
import { groupByProvince, nameOf, type ListedCommune } from './group-communes.ts';

type CommuneListProps = { id: string; title: string; communes: readonly ListedCommune[] };

/** Communes under the names of their provinces, each a link to its first page. */
export function CommuneList({ id, title, communes }: CommuneListProps) {
  const speak = useT();
  if (communes.length === 0) return null;
  const words = (text: Parameters<typeof speak.pick>[0]) => {
    const { text: name, lang } = speak.pick(text);
    return <UserWords text={name} lang={lang} />;
  };
  return (
    <section aria-labelledby={id} className="grid gap-4">
      <h3 id={id}>{title}</h3>
      <ul className="grid gap-x-6 gap-y-5 sm:grid-cols-2 lg:grid-cols-3">
        {groupByProvince(communes).map((province) => (
          <li key={province.name.fr} className="grid content-start gap-2">
            <p>
              <strong>{words(province.name)}</strong>{' '}
              <span className="text-ink-soft">
                (<Phrase k="home:region" parts={{ region: words(province.region) }} />)
              </span>
            </p>
            <ul className="grid gap-2">
              {province.communes.map((commune) => (
                <li key={commune.slug}>
                  <a className="btn btn-wide justify-between" href={`/${speak.lang}/${commune.slug}`}>
                    {words(nameOf(commune))}
                    <OtherName commune={commune} />
                  </a>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The name in the other script, as it stands on the signs of the road. */
function OtherName({ commune }: { commune: ListedCommune }) {
  const { lang } = useT();
  const other = lang === 'ar' ? 'fr' : 'ar';
  return (
    <UserWords
      className="font-normal text-ink-soft"
      text={other === 'ar' ? commune.nameAr : commune.nameFr}
      lang={other}
    />
  );
}
