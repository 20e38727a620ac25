import type { Block, DocumentTree, Inline } from '#app/contract/document.ts';

const text = (words: string, format = 0): Inline => ({ kind: 'text', text: words, format });
const paragraph = (...words: Array<string | Inline>): Block => ({
  kind: 'paragraph',
  dir: null,
  children: words.map((one) => (typeof one === 'string' ? text(one) : one)),
});
const heading = (words: string, level: 1 | 2 | 3 = 1): Block => ({
  kind: 'heading',
  level,
  dir: null,
  children: [text(words)],
});
const list = (ordered: boolean, ...lines: string[]): Block => ({
  kind: 'list',
  ordered,
  items: lines.map((words) => ({ dir: null, children: [text(words)], lists: [] })),
});
const cell = (words: string, header = false) => ({ header, colSpan: 1, rowSpan: 1, blocks: [paragraph(words)] });

export const avenue = {
  title: 'رأي استشاري حول سلامة التلاميذ في شارع المدارس ومحيطه',
  /** Each member's part of the draft: who writes it, and what. */
  parts: [
    {
      by: 'member2',
      blocks: [
        heading('الإحالة والمرجع القانوني'),
        paragraph(
          'بادر الفضاء التشاوري للمواطنة إلى إعداد هذا الرأي من تلقاء نفسه، بعد النقاش العمومي حول شارع المدارس. وهو رأي غير ملزم يوجه إلى رئيس(ة) المجلس الجماعي.',
        ),
        heading('السياق والتشخيص'),
        paragraph(
          'يمر كل صباح مئات التلاميذ عبر شارع المدارس. وقد ذكر المشاركون والمشاركات ثلاثة أمور تتكرر: ',
          text('السرعة', 1),
          ' أمام أبواب المؤسسات، وانعدام الممرات المنخفضة للكراسي المتحركة، وضعف الإنارة عند الخروج مساء.',
        ),
      ],
    },
    {
      by: 'member4',
      blocks: [
        heading('جلسات الاستماع والمساهمات'),
        list(
          false,
          'جمعيات آباء وأمهات التلاميذ بثلاث مؤسسات',
          'جمعية للأشخاص في وضعية إعاقة: الأولوية للأرصفة المنخفضة',
          'سائقو النقل المدرسي: مكان للتوقف لا يغلق الطريق',
        ),
        {
          kind: 'quote',
          dir: null,
          children: [
            text(
              '« Devant l’école, les voitures s’arrêtent au milieu de la chaussée ; les enfants passent entre elles. »',
            ),
          ],
        },
      ],
    },
    {
      by: 'member1',
      blocks: [
        heading('التوصيات'),
        list(
          true,
          'تحديد السرعة في 30 كلم في الساعة أمام المؤسسات، مع مخفضات للسرعة، قبل الدخول المدرسي المقبل.',
          'تهيئة ممرات منخفضة عند كل باب، ابتداء من المؤسسات الأكثر ارتيادا.',
          'إنارة الطريق بين المؤسسات ومحطة الحافلات.',
        ),
        {
          kind: 'table',
          rows: [
            [cell('التوصية', true), cell('الجهة المعنية', true), cell('الأجل', true)],
            [cell('تحديد السرعة'), cell('المصلحة التقنية'), cell('شهران')],
            [cell('الممرات المنخفضة'), cell('المجلس الجماعي'), cell('دورة فبراير')],
          ],
        },
      ],
    },
    {
      by: 'member3',
      blocks: [
        heading('Remarque de la commission', 2),
        paragraph('Le coût des ralentisseurs reste à chiffrer par le service technique (عرض الأثمان قيد الإعداد).'),
      ],
    },
  ],
} satisfies { title: string; parts: Array<{ by: string; blocks: DocumentTree }> };

export const market = {
  title: 'Avis sur l’accès des personnes en situation de handicap au marché hebdomadaire',
  blocks: [
    heading('Contexte et diagnostic'),
    paragraph(
      'Le marché hebdomadaire n’offre ni passage sans marche ni place réservée près de l’entrée. Des personnes âgées et des personnes en fauteuil renoncent à y venir.',
    ),
    heading('Recommandations'),
    list(
      true,
      'Aménager une entrée sans marche avant la fin de l’année ; service technique.',
      'Réserver six places de stationnement près de cette entrée ; police administrative communale.',
      'Former les agents de placement à l’accueil ; secrétariat général.',
    ),
  ],
} satisfies { title: string; blocks: DocumentTree };
