import { Breadcrumb } from './breadcrumb.tsx';
import type { Sample } from './gallery-samples.ts';
import { GallerySection } from './gallery-section.tsx';
import { Icon } from './icon.tsx';
import { iconPaths, type IconName } from './icon-paths.ts';
import { WovenBand } from './logo.tsx';
import { QrCode } from './qr-code.tsx';
import { Stat } from './stat.tsx';
import { TabPanel, Tabs } from './tabs.tsx';

const side = 25;

const finder = (x: number, y: number) => Math.max(Math.abs(x - 3), Math.abs(y - 3));
const square = (ring: number) => ring === 3 || ring <= 1;

/** Finder squares and a regular filling: the look of a code, without being one. */
function mockMatrix(): boolean[][] {
  return Array.from({ length: side }, (_, y) =>
    Array.from({ length: side }, (__, x) => {
      const rings = [finder(x, y), finder(side - 1 - x, y), finder(x, side - 1 - y)];
      const nearest = Math.min(...rings);
      return nearest <= 4 ? square(nearest) : (x * 7 + y * 11 + ((x * y) % 5)) % 3 === 0;
    }),
  );
}

export function GalleryWall({ t }: { t: Sample }) {
  return (
    <GallerySection title={t.headings.projector}>
      <div className="projector-frame">
        <div className="projector">
          <p className="wall-small">{t.place}</p>
          <div className="wall-columns">
            <div className="wall-join">
              <p className="wall-small">{t.wallJoin}</p>
              <QrCode matrix={mockMatrix()} label={t.qrLabel} />
              <p className="wall-code" dir="ltr">
                K7F2QX
              </p>
            </div>
            <p className="wall-title">{t.wallQuestion}</p>
          </div>
          <div>
            <WovenBand />
            <dl className="wall-numbers">
              {t.stats.map((label, at) => (
                <Stat key={label} value={[17, 13, 23][at]} label={label} />
              ))}
            </dl>
          </div>
        </div>
      </div>
    </GallerySection>
  );
}

export function GalleryMoving({ t }: { t: Sample }) {
  const items = t.tabs.map((label, at) => ({
    id: `${t.key}${at}`,
    label,
    href: `#panel-${t.key}${at}`,
    count: at === 2 ? 12 : undefined,
  }));
  return (
    <>
      <Breadcrumb
        label={t.crumbsLabel}
        items={t.crumbs.map((label, at) => ({ label, href: at < 2 ? '#main' : undefined }))}
      />
      <div>
        <Tabs label={t.tabsLabel} items={items} current={`${t.key}0`} />
        <TabPanel id={`${t.key}0`}>
          <p>{t.tabText}</p>
        </TabPanel>
      </div>
      <GallerySection title={t.headings.icons}>
        <ul className="flex flex-wrap gap-4">
          {(Object.keys(iconPaths) as IconName[]).map((name) => (
            <li key={name}>
              <Icon name={name} label={name} />
            </li>
          ))}
        </ul>
      </GallerySection>
    </>
  );
}
