import { useState } from 'react';
import { Button } from './button.tsx';
import { Card } from './card.tsx';
import { Dialog } from './dialog.tsx';
import { EmptyState } from './empty-state.tsx';
import type { Sample } from './gallery-samples.ts';
import { GallerySection } from './gallery-section.tsx';
import { Skeleton } from './skeleton.tsx';
import { UserText, UserWords } from './user-text.tsx';

export function GalleryTexts({ t }: { t: Sample }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <GallerySection title={t.headings.text}>
        <Card>
          <p>
            <UserWords text={t.nameValue} lang={t.lang} />
          </p>
          <UserText text={t.written} />
          <UserText text="ⴰⵣⵓⵍ ⴼⵍⵍⴰⵡⵏ" lang="zgh" />
        </Card>
        <div className="reading" lang={t.lang} dir={t.dir}>
          <p>{t.reading}</p>
        </div>
      </GallerySection>
      <GallerySection title={t.headings.lists}>
        <EmptyState title={t.emptyTitle} action={<Button>{t.emptyAction}</Button>}>
          {t.emptyText}
        </EmptyState>
        <Skeleton label={t.loading} />
      </GallerySection>
      <GallerySection title={t.headings.dialog}>
        <p>
          <Button type="button" onClick={() => setOpen(true)}>
            {t.dialogOpen}
          </Button>
        </p>
        <Dialog
          open={open}
          onClose={() => setOpen(false)}
          title={t.dialogTitle}
          cancelLabel={t.dialogCancel}
          action={<Button variant="danger">{t.dialogDo}</Button>}
        >
          <p>{t.dialogText}</p>
        </Dialog>
      </GallerySection>
    </>
  );
}
