import { Icon } from './icon.tsx';
import { UserWords } from './user-text.tsx';

/** A link to something that is read elsewhere: `about` says in words what will come. */
export type FileLinkProps = {
  title: string;
  lang: string;
  href: string;
  about: string;
  hrefLang: string | null;
};

/** A link to a file, with its format, size and language in words, so that nobody fetches it for nothing. */
export function FileLink({ title, lang, href, about, hrefLang }: FileLinkProps) {
  return (
    <a href={href} hrefLang={hrefLang ?? undefined} className="file-link">
      <Icon name="document" />
      <span>
        <UserWords text={title} lang={lang} /> <span className="nums font-normal text-ink-soft">({about})</span>
      </span>
    </a>
  );
}

/** Such links under each other. */
export function FileList({ label, items }: { label: string; items: ReadonlyArray<FileLinkProps> }) {
  return (
    <ul aria-label={label} className="file-list">
      {items.map((item) => (
        <li key={item.href}>
          <FileLink {...item} />
        </li>
      ))}
    </ul>
  );
}
