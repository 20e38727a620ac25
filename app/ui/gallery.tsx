import { GalleryCards, GalleryData, GalleryStates, GalleryVote } from './gallery-content.tsx';
import { GalleryButtons, GalleryFields } from './gallery-forms.tsx';
import { samples, type Sample } from './gallery-samples.ts';
import { GalleryTexts } from './gallery-texts.tsx';
import { GalleryMoving, GalleryWall } from './gallery-wall.tsx';
import type { IconName } from './icon.tsx';
import { PageShell } from './page-shell.tsx';
import { LinkMenu } from './switch-menu.tsx';

export type Theme = 'light' | 'dark' | 'contrast' | 'system';

const themes: readonly Theme[] = ['light', 'dark', 'contrast', 'system'];
const themeIcons: Record<Theme, IconName> = { light: 'sun', dark: 'moon', contrast: 'contrast', system: 'screen' };

/** The theme asked for in the address, light when it is none of ours. */
export function readTheme(given: string | null): Theme {
  return themes.find((theme) => theme === given) ?? 'light';
}

function Side({ t }: { t: Sample }) {
  return (
    <section lang={t.lang} dir={t.dir} aria-labelledby={`side-${t.key}`} className="grid min-w-0 content-start gap-10">
      <h2 id={`side-${t.key}`}>{t.title}</h2>
      <GalleryMoving t={t} />
      <GalleryButtons t={t} />
      <GalleryStates t={t} />
      <GalleryCards t={t} />
      <GalleryVote t={t} />
      <GalleryFields t={t} />
      <GalleryData t={t} />
      <GalleryTexts t={t} />
      <GalleryWall t={t} />
    </section>
  );
}

type GalleryProps = {
  theme?: Theme;
  /** The language of the frame round both sides, and the side that comes first. */ lang?: 'ar' | 'fr';
};

/** Every component in every state, in both directions. */
export function Gallery({ theme = 'light', lang = 'ar' }: GalleryProps) {
  const t = samples[lang];
  const other = lang === 'ar' ? 'fr' : 'ar';
  return (
    <div data-theme={theme} lang={t.lang} dir={t.dir}>
      <PageShell
        skipLabel={t.skip}
        homeHref="#main"
        productName={t.product}
        place={t.place}
        nav={{ label: t.navLabel, items: t.nav.map((label, at) => ({ label, href: `#nav-${at}`, current: at === 0 })) }}
        languages={
          <LinkMenu
            label={t.language}
            icon="globe"
            compact
            items={[
              { label: 'العربية', href: `?lang=ar&theme=${theme}`, lang: 'ar', current: lang === 'ar' },
              { label: 'Français', href: `?lang=fr&theme=${theme}`, lang: 'fr', current: lang === 'fr' },
            ]}
          />
        }
        themes={
          <LinkMenu
            label={t.theme}
            icon={themeIcons[theme]}
            compact
            items={themes.map((name) => ({
              label: t.themes[name],
              href: `?lang=${lang}&theme=${name}`,
              current: name === theme,
            }))}
          />
        }
        footer={{
          label: t.footLabel,
          help: <a href="#help">{t.help}</a>,
          contact: <a href="#contact">{t.contact}</a>,
          report: <a href="#report">{t.report}</a>,
          more: <p className="text-ink-soft">{t.footNote}</p>,
        }}
      >
        <h1 className="mb-6">/dev/ui</h1>
        <div className="grid gap-10 lg:grid-cols-2">
          <Side t={t} />
          <Side t={samples[other]} />
        </div>
      </PageShell>
    </div>
  );
}
